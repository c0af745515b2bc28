import type { JobRun } from '../worker.js';
import type { ConformanceHandler } from './conformance-jobs.js';

/** A handler whose runs last until they are let go. */
export interface HeldRuns {
  handler: ConformanceHandler;
  /** In the order in which they started. */
  readonly runs: readonly JobRun[];
  /** Lets the run return this; the first one that is still held unless told otherwise. */
  release(value?: unknown, index?: number): void;
  /** Lets the run throw this. */
  fail(error: unknown, index?: number): void;
  /** Lets all runs return, those to come included. */
  releaseAll(): void;
}

interface Held {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Holds runs. @param obeysSignal whether a run throws the reason as soon as its signal aborts, as a well-behaved handler would; default true */
export function holdRuns({ obeysSignal = true }: { obeysSignal?: boolean } = {}): HeldRuns {
  const runs: JobRun[] = [];
  const held: (Held | null)[] = [];
  let open = false;
  const take = (index = held.findIndex((run) => run !== null)): Held | null => {
    const run = held[index] ?? null;
    held[index] = null;
    return run;
  };

  return {
    runs,
    handler(run) {
      runs.push(run as JobRun);
      if (open) return null;
      return new Promise((resolve, reject) => {
        const index = held.push({ resolve, reject }) - 1;
        if (obeysSignal) run.signal.addEventListener('abort', () => take(index)?.reject(run.signal.reason), { once: true });
      });
    },
    release: (value = null, index) => take(index)?.resolve(value),
    fail: (error, index) => take(index)?.reject(error),
    releaseAll() {
      open = true;
      for (const [index] of held.entries()) take(index)?.resolve(null);
    },
  };
}
