import type { QueueClock } from '../clock.js';

/** How to go on when the store fails. */
export interface PersistOptions {
  clock: QueueClock;
  onError: (error: unknown) => void;
  /** Once aborted, no further try is made. */
  giveUp: AbortSignal;
}

/**
 * Calls a store that has failed until it answers: 0.1 s after the first failure, twice as long after each further one, at most 5 s.
 * @param first what it failed with
 * @throws what the store threw last, once `giveUp` is aborted
 */
export async function persist<T>(first: unknown, call: () => Promise<T>, { clock, onError, giveUp }: PersistOptions): Promise<T> {
  let failure = first;
  for (let failures = 1; ; failures += 1) {
    if (giveUp.aborted) throw failure;
    onError(failure);
    await pause(clock, retryDelay(failures), giveUp);
    try {
      return await call();
    } catch (error) {
      failure = error;
    }
  }
}

/** Milliseconds to wait after so many failures in a row. */
export function retryDelay(failures: number): number {
  return Math.min(5_000, 100 * 2 ** (failures - 1));
}

/** Resolves after a time, or at once when the signal aborts. Leaves no timer. */
function pause(clock: QueueClock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
