import { describe, expect, it } from 'vitest';
import { createMemoryQueue } from '../memory/create-memory-queue.js';
import { createManualClock } from '../testing/manual-clock.js';

describe('an attempt', () => {
  it('settles after the partial results that its handler did not wait for', async () => {
    const queue = createMemoryQueue();
    queue.work({
      task: (run) => {
        for (let n = 1; n <= 3; n += 1) void run.partial(n);
        return 'done';
      },
    });

    const { id } = await queue.enqueue('task', 1);
    await queue.waitFor(id);

    expect((await queue.partials(id)).map(({ seq, value }) => [seq, value])).toEqual([[1, 1], [2, 2], [3, 3]]); // prettier-ignore
    await queue.close();
  });

  it('gives a handler that asks late a signal that is aborted already', async () => {
    const clock = createManualClock();
    const queue = createMemoryQueue({ clock });
    const seen: unknown[] = [];
    queue.work({
      task: async (run) => {
        await new Promise<void>((resolve) => clock.setTimeout(resolve, 1_000));
        seen.push(run.signal.aborted, run.signal.reason, run.signal === run.signal);
      },
    });

    const { id } = await queue.enqueue('task', 1, { timeoutMs: 500, attempts: 1 });
    await clock.advance(2_000);

    expect(seen).toEqual([true, expect.objectContaining({ code: 'TIMEOUT' }), true]);
    expect(await queue.get(id)).toMatchObject({ state: 'failed', failure: { code: 'TIMEOUT' } });
    await queue.close();
  });
});
