import type { Lab } from './lab.js';

/**
 * What a case needs besides a queue.
 * - `clock`: the adapter takes the manual clock, which jumps.
 * - `timers`: the adapter sets its timers by the clock that it is given, be that the manual one or one that tells the time of the machine.
 * - `anotherHandle`: a second handle on the same data.
 * - `reopen`: data that outlive their handle.
 * - `spawnWorker`: workers in processes of their own.
 */
export type ConformanceNeed = 'clock' | 'timers' | 'anotherHandle' | 'reopen' | 'spawnWorker';

/** One promise of the contract, and how to see whether a queue keeps it. */
export interface ConformanceCase {
  /** The promise as a sentence. Names the case when it is skipped. */
  name: string;
  /** @default [] */
  needs?: readonly ConformanceNeed[];
  /** Rejects when the promise is broken. */
  run(lab: Lab): Promise<void>;
}
