import type { CliIo } from './cli-io.js';
import { failureText } from './failure-text.js';
import { parseCommandLine } from './program.js';
import { scanCommand } from './scan-command.js';
import { withoutSecrets } from './secrets.js';

/**
 * The command line: parses `argv` (without node and script), does what it asks for, and resolves to the exit code. Touches the
 * world only through `io` and the files that it is asked to read and write.
 */
export async function run(argv: readonly string[], io: CliIo): Promise<number> {
  const invocation = parseCommandLine(argv, { version: io.version, columns: Math.min(io.stdout.columns ?? 80, 100) });
  try {
    if (invocation.kind === 'scan') {
      return await scanCommand(invocation.options, withoutSecrets(io, [invocation.options.token, io.env.GITHUB_TOKEN, io.env.REPOSCAN_MODEL_KEY]));
    }
    io.stderr.write(invocation.err);
    await io.stdout.write(invocation.out);
    return invocation.exitCode;
  } catch (error) {
    io.stderr.write(failureText(error, false));
    return 1;
  }
}
