import { setImmediate } from 'node:timers/promises';

/** Work between two moments in which the event loop may do something else: report, abort, answer. Milliseconds. */
const turnMs = 20;

/** Lets a long computation pause often enough that the event loop stays alive. */
export interface Turns {
  /** Gives way when the turn is over. Rejects with the signal's reason after an abort. */
  next(): Promise<void>;
}

/** Turns of about 20 ms. */
export function createTurns(signal: AbortSignal | undefined): Turns {
  let start = performance.now();
  return {
    async next() {
      if (performance.now() - start < turnMs) return;
      await setImmediate();
      signal?.throwIfAborted();
      start = performance.now();
    },
  };
}
