import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import type { ConformanceHandler } from '../conformance-jobs.js';

/** One job, one worker. */
export const exclusivityCases: ConformanceCase[] = [
  {
    name: 'runs each of 500 jobs once, though two workers of one handle take them',
    async run(lab) {
      const { handler, runs, overlaps } = overlapLog();
      lab.work(handler, { concurrency: 10 });
      lab.work(handler, { concurrency: 10 });

      const jobs = await lab.queue.enqueueMany(Array.from({ length: 500 }, (_, payload) => ({ name: 'task' as const, payload })));
      await lab.until('all have run', () => runs.size === jobs.length, 10_000);
      await lab.idle();

      assert.deepEqual(overlaps, []);
      assert(
        jobs.every(({ id }) => runs.get(id) === 1),
        'each once',
      );
    },
  },
  {
    name: 'runs each of 500 jobs once, though two handles take them',
    needs: ['anotherHandle'],
    async run(lab) {
      const { handler, runs, overlaps } = overlapLog();
      const { queue } = await lab.openAnother();
      const jobs = await lab.queue.enqueueMany(Array.from({ length: 500 }, (_, payload) => ({ name: 'task' as const, payload })));

      lab.work(handler, { concurrency: 10 });
      lab.work(handler, { concurrency: 10 }, queue);
      await lab.until('all have run', () => runs.size === jobs.length, 10_000);
      await lab.idle();

      assert.deepEqual(overlaps, []);
      assert(
        jobs.every(({ id }) => runs.get(id) === 1),
        'each once',
      );
    },
  },
  {
    name: 'starts a job that another handle enqueued',
    needs: ['anotherHandle'],
    async run(lab) {
      const { queue } = await lab.openAnother();
      lab.work(({ job }) => job.payload, {}, queue);
      await lab.idle();

      const { id } = await lab.queue.enqueue('task', 'from afar');

      assert.equal((await lab.settled(id, 'completed', 1_500)).result, 'from afar');
    },
  },
];

/** A handler that notes how often each job ran, and which ran twice at a time. */
function overlapLog(): { handler: ConformanceHandler; runs: Map<string, number>; overlaps: string[] } {
  const running = new Set<string>();
  const runs = new Map<string, number>();
  const overlaps: string[] = [];
  return {
    runs,
    overlaps,
    async handler({ job: { id } }) {
      if (running.has(id)) overlaps.push(id);
      running.add(id);
      runs.set(id, (runs.get(id) ?? 0) + 1);
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(id);
      return null;
    },
  };
}
