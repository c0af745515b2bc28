import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';

/** In which order jobs start. */
export const orderCases: ConformanceCase[] = [
  {
    name: 'starts jobs by priority, higher first, then in the order of enqueueing',
    async run(lab) {
      const started: unknown[] = [];
      const priorities = [0, 5, -5, 0, 100, 5, -5, 0, 1_000_000, -1_000_000, 1];
      for (const [index, priority] of priorities.entries()) await lab.queue.enqueue('task', index, { priority });

      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 });
      await lab.until('all have run', () => started.length === priorities.length);

      assert.deepEqual(started, [8, 4, 1, 5, 10, 0, 3, 7, 2, 6, 9]);
    },
  },
  {
    name: 'keeps that order over 10,000 jobs of ten priorities',
    async run(lab) {
      const started: unknown[] = [];
      const jobs = Array.from({ length: 10_000 }, (_, index) => ({ payload: index, priority: (index * 7_919) % 10 }));
      for (let from = 0; from < jobs.length; from += 1_000) {
        const batch = jobs.slice(from, from + 1_000);
        await lab.queue.enqueueMany(batch.map(({ payload, priority }) => ({ name: 'task' as const, payload, options: { priority } })));
      }

      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 });
      await lab.until('all have run', () => started.length === jobs.length, 30_000);

      const expected = jobs.toSorted((a, b) => b.priority - a.priority || a.payload - b.payload).map(({ payload }) => payload);
      assert.deepEqual(started, expected);
    },
  },
  {
    name: 'fills its slots with the jobs that come first',
    async run(lab) {
      const held = lab.hold();
      for (let index = 0; index < 12; index += 1) await lab.queue.enqueue('task', index, { priority: index % 2 });

      lab.work(held.handler, { concurrency: 4 });
      await lab.until('the slots are filled', () => held.runs.length === 4);
      await lab.idle();

      assert.deepEqual(
        held.runs.map(({ job }) => job.payload),
        [1, 3, 5, 7],
      );
    },
  },
  {
    name: 'starts a job of high priority, enqueued late, before those that wait',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler, { concurrency: 1 });
      await lab.queue.enqueue('task', 'first');
      await lab.until('the first one runs', () => held.runs.length === 1);
      await lab.queue.enqueue('task', 'patient');
      await lab.queue.enqueue('other', 'urgent', { priority: 1 });

      held.release();
      await lab.until('the next one runs', () => held.runs.length === 2);

      assert.equal(held.runs[1]?.job.payload, 'urgent');
    },
  },
  {
    name: 'runs only jobs that the worker has handlers for, and does not let the others hold them up',
    async run(lab) {
      const started: unknown[] = [];
      const strangers = await lab.queue.enqueueMany(Array.from({ length: 50 }, () => ({ name: 'other' as const, payload: 0, options: { priority: 9 } })));
      const { id } = await lab.queue.enqueue('task', 1);

      lab.work({ task: ({ job }) => void started.push(job.name) });

      await lab.settled(id, 'completed');
      await lab.idle();
      assert.deepEqual(started, ['task']);
      assert.equal((await lab.queue.counts()).waiting, strangers.length);
    },
  },
  {
    name: 'runs as many jobs at once as it has slots, and never more',
    async run(lab) {
      let running = 0;
      let most = 0;
      let done = 0;
      const worker = lab.work(
        async () => {
          most = Math.max(most, (running += 1), worker.running);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          done += 1;
        },
        { concurrency: 7 },
      );

      await Promise.all(Array.from({ length: 300 }, (_, index) => lab.queue.enqueue('task', index)));
      await lab.until('all have run', () => done === 300);

      assert.equal(most, 7);
    },
  },
];
