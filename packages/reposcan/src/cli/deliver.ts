import { join, resolve } from 'node:path';
import { plainText, ReposcanError, type AccountScan, type RepositoryScan } from '@reposcan/core';
import type { DeepAccountScan } from '../deep/deep-account-scan.js';
import { isStored } from '../deep/deep-scan-selected.js';
import { renderJsonReport } from '../report/json-report.js';
import type { WrittenFile } from '../report/terminal/layout.js';
import { renderTerminalReport } from '../report/terminal/terminal-report.js';
import type { CliIo } from './cli-io.js';
import { wantsColor } from './colors.js';
import { failureText } from './failure-text.js';
import { graphFile, htmlFile, writeOutputFile } from './output-file.js';
import type { ScanOptions } from './scan-options.js';

/** Where the results of a scan go. */
export interface Delivery {
  options: ScanOptions;
  /** Absolute. */
  dataDir: string;
  io: CliIo;
}

/**
 * Writes the page, prints the result or the graph whatever could not be written, then says what that was. Resolves to the exit code: a result
 * that is not where it was asked to be is a failure.
 */
export async function deliver(
  scan: AccountScan | DeepAccountScan | RepositoryScan,
  { options, dataDir, io }: Delivery,
): Promise<number> {
  const written: WrittenFile[] = [];
  const failures: string[] = [];

  if (options.store && isStored(scan)) written.push({ what: 'database', file: join(dataDir, 'reposcan.sqlite') });
  else if (options.store) failures.push(failureText(notStored(scan), options.verbose));

  if (options.html !== null) {
    const file = resolve(io.cwd, options.html);
    try {
      // Loads the analysis, so only for those who want the page.
      const { renderHtmlReport } = await import('../report/html/html-report.js');
      await writeOutputFile(file, renderHtmlReport(scan), htmlFile);
      written.push({ what: 'report', file });
    } catch (error) {
      failures.push(failureText(error, options.verbose));
    }
  }

  if (options.graph !== null && scan.kind === 'repository-scan') {
    const failure = await deliverGraph(scan, options.graph, { options, dataDir, io });
    if (failure !== null) failures.push(failure);
  } else {
    const report = options.json ? renderJsonReport(scan) : renderTerminalReport(scan, { ...terminalLook(options, io), written });
    await io.stdout.write(report);
  }
  for (const failure of failures) io.stderr.write(failure);
  return failures.length === 0 ? 0 : 1;
}

/** Prints the graph, or writes it to its file. Gives what went wrong, or `null`. */
async function deliverGraph(scan: RepositoryScan, { format, file }: NonNullable<ScanOptions['graph']>, { options, io }: Delivery): Promise<string | null> {
  let text: string;
  try {
    const { renderGraphText } = await import('../report/graph/render-graph-text.js');
    text = renderGraphText(format, scan);
    if (file !== null) await writeOutputFile(resolve(io.cwd, file), text, graphFile);
  } catch (error) {
    return failureText(error, options.verbose);
  }
  if (file === null) await io.stdout.write(text);
  else io.stderr.write(`reposcan: wrote ${plainText(resolve(io.cwd, file))}\n`);
  return null;
}

/** The first thing that could not be stored, as an error that says what to do about it. */
function notStored({ warnings }: Pick<AccountScan, 'warnings'>): ReposcanError {
  const warning = warnings.find(({ code }) => code === 'STORE_FAILED');
  return new ReposcanError(warning?.message ?? 'The result could not be stored.', {
    code: 'STORE_FAILED',
    hint: 'Choose another place with --data-dir DIR, or keep nothing with --no-store.',
  });
}

function terminalLook(options: ScanOptions, { env, stdout }: CliIo): { color: boolean; columns: number } {
  return {
    color: wantsColor({ env, isTTY: stdout.isTTY, refused: !options.color }),
    columns: stdout.columns ?? (Number(env.COLUMNS) || 80),
  };
}
