import { setMaxListeners } from 'node:events';
import { abortedError } from './deadline.js';

/**
 * Runs works at the same time. The first one that rejects aborts the others; the rejection is passed on when all have ended, so
 * nothing goes on behind the caller's back. @throws GithubError ABORTED where the caller's signal aborts
 */
export async function sideBySide(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<unknown>[],
): Promise<void> {
  if (signal?.aborted) throw abortedError(signal);
  const controller = new AbortController();
  // One listener for each work that waits is no leak.
  setMaxListeners(0, controller.signal);
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const failures: unknown[] = [];
  try {
    const works = start(controller.signal).map((work) =>
      work.catch((error: unknown) => {
        failures.push(error);
        controller.abort(error);
      }),
    );
    await Promise.all(works);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  if (signal?.aborted) throw abortedError(signal);
  if (failures.length > 0) throw failures[0];
}
