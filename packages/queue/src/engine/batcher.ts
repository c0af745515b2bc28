import type { Turn } from './turn.js';

/** Combines calls of one tick into one. */
export interface Batcher<In, Out> {
  add(input: In): Promise<Out>;
  /** Resolves once nothing waits or runs. */
  idle(): Promise<void>;
}

interface Waiting<In, Out> {
  input: In;
  resolve: (answer: Out) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: whatever was added before the end of a tick, or while the batch before was being written, goes into one call. Batches are written one after another; each input gets its own
 * answer, or the error of its batch.
 * @param run answers in the order of its inputs
 * @param maxInputs of one call, so that no transaction keeps others waiting for long
 */
export function createBatcher<In, Out>(turn: Turn, run: (inputs: readonly In[]) => Promise<readonly Out[]>, maxInputs = 500): Batcher<In, Out> {
  let waiting: Waiting<In, Out>[] = [];
  let busy = false;
  let onIdle: (() => void)[] = [];

  async function flush(): Promise<void> {
    const batch = waiting.slice(0, maxInputs);
    waiting = waiting.slice(maxInputs);
    try {
      const answers = await run(batch.map(({ input }) => input));
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Out));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    if (waiting.length > 0) {
      turn.add(flushNow);
      return;
    }
    busy = false;
    for (const done of onIdle.splice(0)) done();
  }

  function flushNow(): void {
    void flush();
  }

  return {
    add: (input) =>
      new Promise((resolve, reject) => {
        waiting.push({ input, resolve, reject });
        if (busy) return;
        busy = true;
        turn.add(flushNow);
      }),
    idle: () => (busy ? new Promise((resolve) => onIdle.push(resolve)) : Promise.resolve()),
  };
}
