import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';

/** Jobs for later. */
export const delayCases: ConformanceCase[] = [
  {
    name: 'does not start a job before its delay is over, and starts it then',
    async run(lab) {
      const started: number[] = [];
      lab.work(() => void started.push(lab.now()));
      const { id } = await lab.queue.enqueue('task', 1, { delayMs: 1_500 });
      const { runAt, enqueuedAt, state } = await lab.job(id);

      await lab.pass(1_000);
      const early = [...started];
      await lab.until('it has run', () => started.length === 1, 1_000);

      assert.equal(state, 'delayed');
      assert.equal(runAt, enqueuedAt + 1_500);
      assert.deepEqual(early, []);
      // The clocks of a machine and of a server may be some milliseconds apart.
      assert((started[0] ?? 0) >= runAt - lab.slackMs / 10, 'not before its time');
      assert((started[0] ?? Infinity) <= runAt + 500 + lab.slackMs, 'soon after its time');
      await lab.settled(id, 'completed');
    },
  },
  {
    name: 'starts delayed jobs as they come due, whatever the order of enqueueing',
    async run(lab) {
      const started: unknown[] = [];
      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 });

      for (const delayMs of [900, 300, 600, 0]) await lab.queue.enqueue('task', delayMs, { delayMs });
      await lab.until('all have run', () => started.length === 4, 2_000);

      assert.deepEqual(started, [0, 300, 600, 900]);
    },
  },
  {
    name: 'orders delayed jobs that are due by priority, then by enqueueing, among those that waited',
    async run(lab) {
      const started: unknown[] = [];
      await lab.queue.enqueue('task', 'waits');
      await lab.queue.enqueue('task', 'late', { delayMs: 400, priority: 1 });
      await lab.queue.enqueue('task', 'early', { delayMs: 100, priority: 1 });
      await lab.queue.enqueue('task', 'urgent', { delayMs: 300, priority: 2 });
      await lab.queue.enqueue('task', 'waits too');
      await lab.pass(1_000);

      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 });
      await lab.until('all have run', () => started.length === 5, 2_000);

      assert.deepEqual(started, ['urgent', 'late', 'early', 'waits', 'waits too']);
    },
  },
  {
    name: 'does not let a delayed job hold up those that may start',
    async run(lab) {
      lab.work(() => null, { concurrency: 1 });
      const { id } = await lab.queue.enqueue('task', 'later', { delayMs: 3_600_000, priority: 9 });

      const now = await lab.queue.enqueue('task', 'now');

      await lab.settled(now.id, 'completed');
      assert.equal((await lab.job(id)).state, 'delayed');
    },
  },
  {
    name: 'starts a delayed job soon after the time of day was set past its time',
    needs: ['clock'],
    async run(lab) {
      lab.work(() => null);
      const { id } = await lab.queue.enqueue('task', 1, { delayMs: 3_600_000 });
      await lab.idle();

      lab.clock.jump(3_600_000);

      await lab.settled(id, 'completed', 2_000);
    },
  },
  {
    name: 'goes on when the time of day is set back: new jobs start, delayed ones wait for their time',
    needs: ['clock'],
    async run(lab) {
      lab.work(() => null);
      const delayed = await lab.queue.enqueue('task', 1, { delayMs: 5_000 });
      lab.clock.jump(-60_000);

      const fresh = await lab.queue.enqueue('task', 2);
      await lab.settled(fresh.id, 'completed', 2_000);
      await lab.pass(30_000);
      assert.equal((await lab.job(delayed.id)).state, 'delayed');

      await lab.settled(delayed.id, 'completed', 40_000);
    },
  },
];
