import { describe, expect, it } from 'vitest';
import { createMemoryQueue } from '../memory/create-memory-queue.js';

type Jobs = { double: { payload: { n: number }; result: number } };

describe('createQueue', () => {
  it('runs what is enqueued and keeps the result', async () => {
    const queue = createMemoryQueue<Jobs>();
    queue.work({ double: ({ job }) => job.payload.n * 2 });

    const { id, created } = await queue.enqueue('double', { n: 21 });
    const job = await queue.waitFor(id);

    expect(created).toBe(true);
    expect(job).toMatchObject({ state: 'completed', result: 42, attempts: 1, failure: null });
    await queue.close();
  });

  it('tries again after its backoff what throws', async () => {
    const queue = createMemoryQueue<Jobs>();
    let calls = 0;
    queue.work({
      double: ({ job, attempt }) => {
        calls += 1;
        if (attempt < 3) throw new Error('not yet');
        return job.payload.n * 2;
      },
    });

    const { id } = await queue.enqueue('double', { n: 1 }, { backoff: { delayMs: 1 } });
    const job = await queue.waitFor(id);

    expect(calls).toBe(3);
    expect(job).toMatchObject({ state: 'completed', result: 2, attempts: 3 });
    await queue.close();
  });
});
