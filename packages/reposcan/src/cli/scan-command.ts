import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ReposcanError, type AccountScan, type RepositoryScan } from '@reposcan/core';
import type { DeepAccountScan } from '../deep/deep-account-scan.js';
import { deepScanSelected, isStored } from '../deep/deep-scan-selected.js';
import type { CliIo } from './cli-io.js';
import { defaultDataDir } from './data-dir.js';
import { deliver } from './deliver.js';
import { failureText } from './failure-text.js';
import { githubAddress, githubToken, type GithubAddress } from './github-access.js';
import { interruptedExitCode, listenForInterrupt } from './interruption.js';
import { createProgress, type Progress } from './progress.js';
import type { ScanOptions } from './scan-options.js';
import type { RepositoryCall, ScanCall, Scanner, ScannerOptions } from './scanner.js';
import { modelAccess } from './model-access.js';
import { resolveTarget, type Target } from './target.js';
import { UsageError } from './usage-error.js';

/** `reposcan scan`: scans, writes, prints; resolves to the exit code and rejects only when stdout cannot be written. */
export async function scanCommand(options: ScanOptions, io: CliIo): Promise<number> {
  const interruption = listenForInterrupt(io);
  const progress = createProgress(io);
  try {
    const address = githubAddress(options);
    const target = understand(options, address, io);
    const token = target.kind === 'path' ? undefined : githubToken(options, io.env);
    const dataDir = resolve(io.cwd, options.dataDir ?? defaultDataDir(io));
    const scanner = await createScanner(options, { githubUrl: address.apiUrl, token, dataDir, model: modelAccess(options, io.env) }, io);
    const call: ScanCall = {
      userId: options.userId,
      store: options.store,
      signal: interruption.signal,
      onEvent: progress.onEvent,
    };
    const session: Session = { scanner, call, token, progress };
    const scan = await scanAndClose(target, options, session, io);
    interruption.signal.throwIfAborted();
    return await deliver(scan, { options, dataDir, io });
  } catch (error) {
    if (interruption.signal.aborted) {
      io.stderr.write('reposcan: interrupted\n');
      return interruptedExitCode;
    }
    io.stderr.write(failureText(error, options.verbose));
    return error instanceof UsageError ? 2 : 1;
  } finally {
    interruption.release();
  }
}

function understand(options: ScanOptions, { site }: GithubAddress, io: CliIo): Target {
  const { target, notes } = resolveTarget(options.target, { cwd: io.cwd, platform: io.platform, site, lookAt });
  for (const [option, isGiven] of [
    ['--ref', options.ref !== undefined],
    ['--graph', options.graph !== null],
  ] as const) {
    if (target.kind !== 'account' || !isGiven) continue;
    throw new UsageError(`${option} is for a repository, and the target is an account.`, { hint: `Leave ${option} out, or name owner/name.` });
  }
  for (const note of notes) io.stderr.write(`reposcan: ${note}\n`);
  return target;
}

async function createScanner(
  { allowPrivate, store }: ScanOptions,
  where: Pick<ScannerOptions, 'githubUrl' | 'token' | 'dataDir' | 'model'>,
  io: CliIo,
): Promise<Scanner> {
  try {
    return await io.createScanner({ ...where, store: store ? 'sqlite' : 'memory', allowPrivate });
  } catch (error) {
    // Nothing was started: what is refused here is what was asked for.
    throw error instanceof ReposcanError ? new UsageError(error.message) : error;
  }
}

/** What the scans of one command share. */
interface Session {
  scanner: Scanner;
  call: ScanCall;
  token: string | undefined;
  progress: Progress;
}

async function scanAndClose(target: Target, options: ScanOptions, session: Session, io: CliIo): ReturnType<typeof scanTarget> {
  try {
    return await scanTarget(target, options, session);
  } finally {
    session.progress.end();
    // Whatever came of the scan is worth more than a store that does not close.
    await session.scanner.close().catch((error: unknown) => io.stderr.write(failureText(error, options.verbose)));
  }
}

async function scanTarget(
  target: Target,
  { ref, deep, history, refresh, stages }: ScanOptions,
  session: Session,
): Promise<AccountScan | DeepAccountScan | RepositoryScan> {
  const { scanner, call, token, progress } = session;
  switch (target.kind) {
    case 'path':
      progress.about(target.path);
      return scanner.scanRepository({ ...call, path: target.path, ref, history: history ?? true, refresh, stages });
    case 'url':
      progress.about(withoutUserinfo(target.url));
      return scanner.scanRepository({ ...call, url: target.url, ref, history: history ?? false, refresh, stages });
    case 'account': {
      progress.about(target.login);
      const scan = await scanner.scanAccount({ ...call, login: target.login, token });
      return deep ? scanDeep(scan, { history: history ?? false, refresh, stages }, session) : scan;
    }
  }
}

async function scanDeep(scan: AccountScan, how: RepositoryCall, { scanner, call, progress }: Session): Promise<DeepAccountScan> {
  let nth = 0;
  return deepScanSelected(scan, {
    userId: call.userId,
    signal: call.signal,
    store: call.store && isStored(scan) ? scanner.store : null,
    scanRepository: ({ nameWithOwner, url }) => {
      nth += 1;
      progress.about(`${nth}/${scan.selected.length} ${nameWithOwner}`);
      return scanner.scanRepository({ ...call, ...how, url });
    },
  });
}

/** A URL as progress may show it. The git package refuses one with user and password, but only after it was shown. */
function withoutUserinfo(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}

function lookAt(path: string): 'directory' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'directory' : 'file';
  } catch {
    return null;
  }
}
