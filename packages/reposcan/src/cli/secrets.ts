import type { CliIo } from './cli-io.js';

/** Shorter texts are no secrets, and replacing them would only damage the output. */
const minLength = 8;

/**
 * The same world, but whatever is printed, none of these texts is. The last line of defence: nobody below should print one in the
 * first place.
 */
export function withoutSecrets(io: CliIo, candidates: readonly (string | undefined)[]): CliIo {
  const secrets = candidates.flatMap((text) => text?.trim() ?? []).filter((text) => text.length >= minLength);
  const redact = (text: string) => secrets.reduce((shown, secret) => shown.replaceAll(secret, '[redacted]'), text);
  return {
    ...io,
    stdout: {
      isTTY: io.stdout.isTTY,
      get columns() {
        return io.stdout.columns;
      },
      write: (text) => io.stdout.write(redact(text)),
    },
    stderr: {
      isTTY: io.stderr.isTTY,
      get columns() {
        return io.stderr.columns;
      },
      write: (text) => io.stderr.write(redact(text)),
    },
  };
}
