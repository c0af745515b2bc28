import { abortedError, GitError } from '../git-error.js';
import type { FailureContext } from '../process/failure.js';
import type { ObjectView } from './object-view.js';

/** Throws a GitError where reading must not go on: ABORTED, CLOSED. */
export function requireOpen(view: ObjectView, { what, input }: FailureContext, signal?: AbortSignal): void {
  if (signal?.aborted === true) throw abortedError(what, signal.reason);
  if (!view.runner.closed) return;
  throw new GitError(`${what} failed: the repository is closed.`, { code: 'CLOSED', hint: 'Read before calling close().', input });
}
