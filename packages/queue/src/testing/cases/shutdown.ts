import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { isQueueError, refuses } from '../refuses.js';

/** Closing workers and queues. */
export const shutdownCases: ConformanceCase[] = [
  {
    name: 'waits for running jobs when a worker closes, and starts no other',
    async run(lab) {
      const held = lab.hold();
      const worker = lab.work(held.handler, { concurrency: 1 });
      const running = await lab.queue.enqueue('task', 'running');
      const waiting = await lab.queue.enqueue('task', 'waiting');
      await lab.until('it runs', () => held.runs.length === 1);

      let closed = false;
      const closing = worker.close({ graceMs: 60_000 }).then(() => (closed = true));
      await lab.idle();
      assert.deepEqual([closed, held.runs[0]?.signal.aborted], [false, false]);
      held.release('done');
      await lab.until('it is closed', () => closed);
      await closing;

      await lab.idle();
      assert.equal((await lab.job(running.id)).state, 'completed');
      assert.equal((await lab.job(waiting.id)).state, 'waiting');
      assert.deepEqual([held.runs.length, worker.running], [1, 0]);
    },
  },
  {
    name: 'aborts what still runs after the grace time, and releases it without costing an attempt',
    async run(lab) {
      const held = lab.hold();
      const worker = lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });
      await lab.until('it runs', () => held.runs.length === 1);

      let closed = false;
      const closing = worker.close({ graceMs: 500 }).then(() => (closed = true));
      await lab.pass(300);
      assert.equal(held.runs[0]?.signal.aborted, false);
      await lab.until('it is closed', () => closed, 1_000);
      await closing;

      isQueueError(held.runs[0]?.signal.reason, 'SHUTDOWN', 'the reason of the signal');
      const job = await lab.job(id);
      assert.deepEqual([job.state, job.attempts, job.failure], ['waiting', 0, null]);
      const next = lab.hold();
      lab.work(next.handler);
      await lab.until('another worker runs it', () => next.runs.length === 1, 1_000);
      assert.equal(next.runs[0]?.attempt, 1);
      next.release('done');
      assert.equal((await lab.settled(id, 'completed')).attempts, 1);
    },
  },
  {
    name: 'waits for a handler that ignores its signal, and only then is closed',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      const worker = lab.work(held.handler);
      await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      let closed = false;
      const closing = worker.close({ graceMs: 0 }).then(() => (closed = true));
      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, 500);
      await lab.idle();
      const before = [closed, worker.running];
      held.release();
      await lab.until('it is closed', () => closed);
      await closing;

      assert.deepEqual(before, [false, 1]);
      assert.equal(worker.running, 0);
    },
  },
  {
    name: 'keeps renewing the lease of a job that it waits for while closing',
    needs: ['anotherHandle'],
    async run(lab) {
      const held = lab.hold();
      const other = lab.hold();
      const worker = lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);
      lab.work(other.handler, {}, (await lab.openAnother()).queue);

      const closing = worker.close({ graceMs: 10 * lab.leaseMs });
      await lab.pass(3 * lab.leaseMs);
      held.release('done');
      await closing;

      assert.equal(other.runs.length, 0);
      assert.equal((await lab.settled(id, 'completed')).attempts, 1);
    },
  },
  {
    name: 'leaves the queue and its other workers working when one worker closes',
    async run(lab) {
      const worker = lab.work({ task: () => 'first' });
      lab.work({ other: () => 'second' });

      await worker.close();

      const { id } = await lab.queue.enqueue('other', 1);
      await lab.settled(id, 'completed');
    },
  },
  {
    name: 'closes its workers with itself, and may be closed twice, also at the same time',
    async run(lab) {
      const held = lab.hold();
      const worker = lab.work(held.handler);
      await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      let closed = false;
      const closing = Promise.all([lab.queue.close({ graceMs: 60_000 }), lab.queue.close({ graceMs: 60_000 })]).then(() => (closed = true));
      await lab.idle();
      const before = [closed, worker.running];
      held.release();
      await lab.until('it is closed', () => closed);
      await closing;
      await lab.queue.close();
      await worker.close();

      assert.deepEqual(before, [false, 1]);
      assert.equal(worker.running, 0);
    },
  },
  {
    name: 'may be closed before its first use',
    async run(lab) {
      await lab.queue.close();

      await refuses(lab.queue.list(), 'CLOSED');
    },
  },
  {
    name: 'tells those who wait for a job that it is closed',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      const waiting = refuses(lab.queue.waitFor(id), 'CLOSED');

      await lab.queue.close();

      await waiting;
    },
  },
  {
    name: 'leaves no timer behind',
    needs: ['timers'],
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      await lab.queue.enqueue('task', 1, { timeoutMs: 60_000 });
      await lab.queue.enqueue('task', 2, { delayMs: 60_000, dedup: { key: 'k', ttlMs: 50_000 } });
      await lab.queue.schedule('hourly', { everyMs: 3_600_000, name: 'task', payload: 3 });
      lab.queue.subscribe(() => {});
      const abandoned = lab.queue.waitFor((await lab.queue.enqueue('other', 4, { delayMs: 60_000 })).id).catch(() => {});
      await lab.until('it runs', () => held.runs.length === 1);
      held.runs[0]?.progress(1);

      const closing = lab.queue.close({ graceMs: 0 });
      await lab.pass(1_000);
      await closing;
      await abandoned;

      assert.equal(lab.timers.pending, 0);
    },
  },
  {
    name: 'leaves no timer behind once every worker is closed and nobody waits',
    needs: ['timers'],
    async run(lab) {
      const worker = lab.work(() => 'done');
      const { id } = await lab.queue.enqueue('task', 1, { timeoutMs: 60_000 });
      await lab.settled(id, 'completed');

      await worker.close();
      await lab.queue.close();

      assert.equal(lab.timers.pending, 0);
    },
  },
];
