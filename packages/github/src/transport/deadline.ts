import type { Clock } from '../clock.js';
import { GithubError } from '../github-error.js';

/** How long work may take, and who else may end it. */
export interface DeadlineOptions {
  ms: number;
  clock: Clock;
  /** The caller's. */
  signal: AbortSignal | undefined;
}

/** The error for a signal that aborted. */
export function abortedError(signal: AbortSignal): GithubError {
  return new GithubError('The request to GitHub was aborted.', { code: 'ABORTED', cause: signal.reason });
}

/**
 * Runs work that must end in time. Rejects at once with TIMEOUT or ABORTED, also where the work ignores its signal, and leaves
 * neither a timer nor a listener behind.
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { ms, clock, signal } = options;
  if (signal?.aborted) throw abortedError(signal);
  const controller = new AbortController();
  const finished = new AbortController();
  const onAbort = (): void => {
    if (signal !== undefined) controller.abort(abortedError(signal));
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  const ended = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error), { once: true });
  });
  clock.sleep(ms, finished.signal).then(
    () => controller.abort(timeoutError(ms)),
    () => {},
  );
  try {
    return await Promise.race([work(controller.signal), ended]);
  } catch (error) {
    // What a fetch throws for an abort depends on the fetch; the reason does not.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    finished.abort();
    signal?.removeEventListener('abort', onAbort);
  }
}

function timeoutError(ms: number): GithubError {
  return new GithubError(`GitHub did not answer within ${ms / 1000} s.`, {
    code: 'TIMEOUT',
    hint: 'Try again, or raise requestTimeoutMs.',
  });
}
