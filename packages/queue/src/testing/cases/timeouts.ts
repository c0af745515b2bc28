import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { isQueueError } from '../refuses.js';

/** Attempts that take too long. */
export const timeoutCases: ConformanceCase[] = [
  {
    name: 'fails an attempt that takes longer than its timeout: its signal says so',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);

      const { id } = await lab.queue.enqueue('task', 1, { timeoutMs: 300, attempts: 1 });
      await lab.until('it runs', () => held.runs.length === 1);
      await lab.pass(100);
      assert.equal(held.runs[0]?.signal.aborted, false);

      const job = await lab.settled(id, 'failed', 1_000);
      isQueueError(held.runs[0]?.signal.reason, 'TIMEOUT', 'the reason of the signal');
      assert.equal(job.failure?.code, 'TIMEOUT');
    },
  },
  {
    name: 'counts a timeout as a failed attempt, and tries again',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { timeoutMs: 200, attempts: 2, backoff: { delayMs: 10 } });
      await lab.until('it runs again', () => held.runs.length === 2, 1_500);

      held.release('in time');

      const job = await lab.settled(id, 'completed');
      assert.deepEqual([job.attempts, job.result, job.failure], [2, 'in time', null]);
    },
  },
  {
    name: 'holds the slot of a handler that ignores its timeout until it returns, and discards what it returns',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      const worker = lab.work(held.handler, { concurrency: 1 });
      const { id } = await lab.queue.enqueue('task', 'slow', { timeoutMs: 100, attempts: 1 });
      const next = await lab.queue.enqueue('task', 'next');
      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, 1_000);
      await lab.idle();
      const during = [held.runs.length, worker.running, (await lab.job(next.id)).state];

      held.release('too late');

      assert.deepEqual(during, [1, 1, 'waiting']);
      const job = await lab.settled(id, 'failed');
      assert.deepEqual([job.failure?.code, job.result], ['TIMEOUT', null]);
      await lab.until('the next one runs', () => held.runs.length === 2);
      assert.equal((await lab.job(id)).state, 'failed');
    },
  },
  {
    name: 'never runs more handlers than it has slots, though all of them ignore their timeouts',
    async run(lab) {
      let running = 0;
      let most = 0;
      const held = lab.hold({ obeysSignal: false });
      const worker = lab.work(
        async (run) => {
          most = Math.max(most, (running += 1));
          await held.handler(run);
          running -= 1;
        },
        { concurrency: 3 },
      );
      const jobs = await lab.queue.enqueueMany(
        Array.from({ length: 12 }, () => ({ name: 'task' as const, payload: 1, options: { timeoutMs: 20, attempts: 1 } })),
      );

      for (let returned = 0; returned < jobs.length; returned += 1) {
        await lab.until('a handler was told to stop', () => held.runs[returned]?.signal.aborted === true, 1_000);
        assert.equal(worker.running, running);
        held.release('too late');
      }

      for (const { id } of jobs) await lab.settled(id, 'failed');
      assert.equal(most, 3);
    },
  },
  {
    name: 'leaves a job alone that is done in time, and one that has no timeout',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const quick = await lab.queue.enqueue('task', 1, { timeoutMs: 400 });
      const patient = await lab.queue.enqueue('task', 2);
      await lab.until('both run', () => held.runs.length === 2);
      held.release('quick', 0);
      await lab.settled(quick.id, 'completed');

      await lab.pass(800);

      assert.deepEqual(
        held.runs.map(({ signal }) => signal.aborted),
        [false, false],
      );
      held.release('slow', 1);
      assert.equal((await lab.settled(patient.id, 'completed')).result, 'slow');
      assert.equal((await lab.job(quick.id)).result, 'quick');
    },
  },
];
