import type { QueueClock } from '../clock.js';

/** A clock whose timers can be stopped. Fits wherever an adapter takes a clock. */
export interface TestClock extends QueueClock {
  /** Timers of this clock and all its forks that are set. */
  readonly pending: number;
  /** A clock of the same time with timers of its own, for something that stands for another process. */
  fork(): TestClock;
  /** No timer of this clock, its forks aside, goes off until `thaw`, as if its process were stopped or its event loop blocked. Time passes nevertheless. */
  freeze(): void;
  /** Timers that should have gone off do so after this. */
  thaw(): void;
}
