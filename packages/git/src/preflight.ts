import { abortedError, GitError } from './git-error.js';
import type { SizeOf } from './git.js';
import { askServer, type ServerRef } from './server/ask-server.js';
import type { Connection } from './server/connection.js';
import { within } from './within.js';

/** Options of asking a server. */
export interface PreflightUrlOptions {
  connection: Connection;
  ref?: string;
  token?: string;
  /** A path where there is nothing. */
  nowhere: string;
  maxBytes: number;
  sizeOf: SizeOf | undefined;
}

/** Asks a server for a commit and whoever knows for the size, at the same time. Throws a GitError with the codes of a clone. */
export async function preflightUrl(options: PreflightUrlOptions): Promise<ServerRef & { bytes: number | null }> {
  const { connection, ref, nowhere } = options;
  const [found, bytes] = await Promise.all([askServer(connection, ref, nowhere), checkSize(options)]);
  return { ...found, bytes };
}

async function checkSize({ connection, token, maxBytes, sizeOf }: PreflightUrlOptions): Promise<number | null> {
  const { url, signal, runner } = connection;
  if (sizeOf === undefined) return null;
  const asked = within(runner.commandTimeoutMs, `Asking for the size of ${url}`, sizeOf(url, { token, signal }), signal);
  // A size that cannot be learned is unknown; the clone is watched while it grows.
  const bytes = await asked.catch(() => null);
  if (signal?.aborted === true) throw abortedError(`Asking for ${url}`, signal.reason);
  if (bytes === null || !Number.isFinite(bytes) || bytes < 0) return null;
  if (bytes <= maxBytes) return bytes;
  throw new GitError(`${url} has ${mebibytes(bytes)} MiB, more than the ${mebibytes(maxBytes)} MiB that are allowed.`, {
    code: 'REPOSITORY_TOO_LARGE',
    input: url,
    hint: 'Raise maxRepositoryBytes.',
  });
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
