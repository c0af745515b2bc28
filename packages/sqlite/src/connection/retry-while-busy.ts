import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from '../sqlite-failure.js';

/** Milliseconds between attempts; the last one repeats. */
const pauses = [1, 2, 5, 10, 15, 25, 50];

/** How long to try, and how to wait. */
export interface RetryOptions {
  /** Milliseconds of waiting after which the last error is thrown. */
  busyTimeoutMs: number;
  /** @default a timer */
  wait?: (ms: number) => Promise<unknown>;
}

/**
 * Does something that a lock of another connection may prevent, again and again until it is free. Unlike SQLite's own waiting it does not
 * stop the event loop.
 * @throws what the attempt throws, when that is not a lock or the time is over
 */
export async function retryWhileBusy<T>(attempt: () => T | Promise<T>, options: RetryOptions): Promise<T> {
  let left = options.busyTimeoutMs;
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw error;
    }
    const pause = Math.min(left, pauses[Math.min(retry, pauses.length - 1)] ?? 1);
    await (options.wait ?? wait)(pause);
    left -= pause;
  }
}
