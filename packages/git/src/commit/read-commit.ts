import type { ObjectView } from '../objects/object-view.js';
import { abortedError, GitError } from '../git-error.js';
import type { FailureContext } from '../process/failure.js';
import { startBatch } from '../objects/object-batch.js';
import { parseCommit, type Commit } from './parse-commit.js';

/** A commit and its id. */
export interface FoundCommit extends Commit {
  oid: string;
}

/** Enough for headers, signatures and the first line; a message may have any length. */
export const MAX_COMMIT_BYTES = 256 * 1024;

/**
 * The commit that an object id leads to (a tag is followed), or `null` where it leads to none or is missing.
 * Throws a GitError where objects cannot be read.
 */
export async function readCommit(
  view: ObjectView,
  oid: string,
  context: FailureContext,
  signal?: AbortSignal,
): Promise<FoundCommit | null> {
  const batch = startBatch(view, signal);
  try {
    batch.ask(`${oid}^{commit}`);
    const header = await batch.header();
    if (header === 'missing') return null;
    const bytes = header === null ? null : await batch.prefix(header, MAX_COMMIT_BYTES);
    if (header !== null && bytes !== null) return { oid: header.oid, ...parseCommit(bytes) };
    if (signal?.aborted === true) throw abortedError(context.what, signal.reason);
    throw (
      view.runner.failure(await batch.ended, context) ??
      new GitError(`${context.what} failed: git ended without an answer.`, { code: 'FAILED' })
    );
  } finally {
    await batch.close();
  }
}
