import type { Clock } from '../clock.js';

// How long a size that failed is avoided. Load on GitHub's side passes; a client in a server lives for weeks.
const REMEMBERED_MS = 10 * 60_000;

/** How many repositories to ask for at once. Shared by all calls of a client, so that each learns from the others. */
export interface BatchSize {
  /** At most `max`. */
  current(max: number): number;
  /** A batch of this size was too much: from now on at most half. */
  tooLarge(size: number): void;
}

/** A batch size that halves on failure and forgets after ten minutes. */
export function createBatchSize(clock: Pick<Clock, 'now'>): BatchSize {
  let limit = Number.POSITIVE_INFINITY;
  let learnedAt = 0;

  return {
    current(max) {
      if (clock.now() - learnedAt > REMEMBERED_MS) limit = Number.POSITIVE_INFINITY;
      return Math.min(max, limit);
    },
    tooLarge(size) {
      limit = Math.max(1, Math.min(limit, Math.floor(size / 2)));
      learnedAt = clock.now();
    },
  };
}
