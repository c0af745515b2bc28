import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import type { HeldRuns } from '../held-runs.js';
import type { Lab } from '../lab.js';
import { isQueueError, refuses } from '../refuses.js';

/** Workers that fall silent. Timers that are stopped stand for a process that was killed, stopped, or whose event loop is blocked: it renews nothing. */
export const leaseCases: ConformanceCase[] = [
  {
    name: 'keeps a job that takes many times its lease, while its worker renews it',
    needs: ['anotherHandle'],
    async run(lab) {
      const held = lab.hold();
      const other = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);
      lab.work(other.handler, {}, (await lab.openAnother()).queue);

      await lab.pass(5 * lab.leaseMs);

      assert.equal(other.runs.length, 0);
      assert.equal(held.runs[0]?.signal.aborted, false);
      held.release('done');
      assert.deepEqual([(await lab.settled(id, 'completed')).attempts, held.runs.length], [1, 1]);
    },
  },
  {
    name: 'runs the job of a silent worker again within 1.5 times its lease, and not before the lease is over',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id, rescuer } = await silentWorker(lab);

      const first = (await lab.job(id)).startedAt ?? 0;

      await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);

      const job = await lab.job(id);
      assert.deepEqual([job.state, job.attempts, rescuer.runs[0]?.attempt], ['active', 2, 2]);
      assert((job.startedAt ?? 0) - first >= lab.leaseMs, `the lease was not over after ${(job.startedAt ?? 0) - first} ms`);
    },
  },
  ...(['returns', 'throws'] as const).map(
    (end): ConformanceCase => ({
      name: `discards what a worker ${end} after another one has its job`,
      needs: ['timers', 'anotherHandle'],
      async run(lab) {
        const { id, silent, rescuer } = await silentWorker(lab);
        await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);

        // Nobody has told it yet: only the token of its attempt can.
        if (end === 'returns') silent.release('of the first');
        else silent.fail(new Error('of the first'));
        await lab.idle();

        const during = await lab.job(id);
        assert.deepEqual([during.state, during.attempts, during.result], ['active', 2, null]);
        rescuer.release('of the second');
        const job = await lab.settled(id, 'completed');
        assert.deepEqual([job.result, job.attempts, job.failure], ['of the second', 2, null]);
      },
    }),
  ),
  {
    name: 'discards progress and refuses partial results of a worker after another one has its job',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id, silent, rescuer, wake } = await silentWorker(lab);
      await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);
      await rescuer.runs[0]?.partial('of the second');

      silent.runs[0]?.progress('of the first');
      await refuses(silent.runs[0]?.partial('of the first') ?? Promise.resolve(), 'LEASE_LOST', 'a partial result');
      wake();
      await lab.idle();
      silent.release();
      await lab.idle();

      assert.equal((await lab.job(id)).progress, null);
      rescuer.release();
      assert.equal((await lab.settled(id, 'completed')).progress, null);
      assert.deepEqual(
        (await lab.queue.partials(id)).map(({ seq, value, attempt }) => [seq, value, attempt]),
        [[1, 'of the second', 2]],
      );
    },
  },
  {
    name: 'discards what a worker returns after its job was taken from it and settled',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id, silent, rescuer } = await silentWorker(lab);
      await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);
      rescuer.release('of the second');
      const before = await lab.settled(id, 'completed');

      silent.release('of the first');
      await lab.idle();

      assert.deepEqual(await lab.job(id), before);
    },
  },
  {
    name: 'tells a worker that wakes up that its lease is lost, and holds its slot until the handler returns',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { silent, silentWorker: worker, rescuer, wake } = await silentWorker(lab);
      await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);

      wake();
      await lab.until('its signal aborts', () => silent.runs[0]?.signal.aborted === true, lab.leaseMs);

      isQueueError(silent.runs[0]?.signal.reason, 'LEASE_LOST', 'the reason of the signal');
      assert.equal(worker.running, 1);
      silent.release();
      await lab.until('its slot is free', () => worker.running === 0);
    },
  },
  {
    name: 'fails a job with STALLED once crashes have used its attempts up',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 2 });
      for (const attempt of [1, 2]) {
        const held = lab.hold({ obeysSignal: false });
        const crashing = await lab.openAnother();
        lab.work(held.handler, { concurrency: 1 }, crashing.queue);
        await lab.until(`attempt ${attempt} runs`, () => held.runs.length === 1, 2 * lab.leaseMs);
        crashing.timers.freeze();
      }
      const rescuer = lab.hold();
      lab.work(rescuer.handler);

      const job = await lab.settled(id, 'failed', 1.5 * lab.leaseMs);
      await lab.idle();
      assert.deepEqual([job.failure?.code, job.attempts, rescuer.runs.length], ['STALLED', 2, 0]);
    },
  },
  {
    name: 'counts a crash as one attempt beside those that failed',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id, rescuer } = await silentWorker(lab, { attempts: 2 });
      await lab.until('another worker runs it', () => rescuer.runs.length === 1, 1.5 * lab.leaseMs);

      rescuer.fail(new Error('broken'));

      const job = await lab.settled(id, 'failed');
      assert.deepEqual([job.failure?.code, job.attempts], ['HANDLER_FAILED', 2]);
    },
  },
  {
    name: 'cancels the job of a silent worker where that was asked for, instead of running it again',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const { id, rescuer } = await silentWorker(lab);
      assert.equal(await lab.queue.cancel(id), 'requested');

      const job = await lab.settled(id, 'cancelled', 1.5 * lab.leaseMs);

      await lab.idle();
      assert.deepEqual([job.failure?.code, rescuer.runs.length], ['CANCELLED', 0]);
    },
  },
  {
    name: 'runs a parent, though the worker of its last child fell silent',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const silent = lab.hold({ obeysSignal: false });
      const crashing = await lab.openAnother();
      lab.work({ task: silent.handler }, { concurrency: 1 }, crashing.queue);
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [{ name: 'task', payload: 1 }] });
      await lab.until('the child runs', () => silent.runs.length === 1, 1_000);
      crashing.timers.freeze();
      lab.work(() => 'done');

      await lab.settled(id, 'completed', 2 * lab.leaseMs);
    },
  },
  {
    name: 'settles a job once when its only worker falls silent and wakes up again',
    needs: ['timers'],
    async run(lab) {
      const settled: string[] = [];
      lab.queue.subscribe((event) => event.type === 'settled' && settled.push(event.id));
      const held = lab.hold({ obeysSignal: false });
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);
      lab.timers.freeze();
      await lab.pass(3 * lab.leaseMs);
      lab.timers.thaw();
      await lab.pass(lab.leaseMs);

      held.releaseAll();

      await lab.settled(id, 'completed', 2 * lab.leaseMs);
      await lab.idle();
      assert.deepEqual(settled, [id]);
    },
  },
  {
    name: 'leaves the jobs of workers alone whose leases are longer',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const patient = await lab.openAnother();
      const held = lab.hold();
      const other = lab.hold();
      lab.work({ task: held.handler }, { leaseMs: 10 * lab.leaseMs, concurrency: 1 }, patient.queue);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1, 1_000);
      patient.timers.freeze();
      lab.work(other.handler);

      await lab.pass(9 * lab.leaseMs);
      assert.deepEqual([other.runs.length, (await lab.job(id)).state], [0, 'active']);

      await lab.until('another worker runs it', () => other.runs.length === 1, 6 * lab.leaseMs);
    },
  },
];

/** A job whose worker fell silent as soon as it had started it, and a worker that would take it over. */
async function silentWorker(lab: Lab, options: { attempts?: number } = {}) {
  const silent: HeldRuns = lab.hold({ obeysSignal: false });
  const rescuer: HeldRuns = lab.hold();
  const crashing = await lab.openAnother();
  const worker = lab.work(silent.handler, { concurrency: 1 }, crashing.queue);
  const { id } = await lab.queue.enqueue('task', 1, options);
  await lab.until('it runs', () => silent.runs.length === 1, 1_000);
  crashing.timers.freeze();
  lab.work(rescuer.handler);
  return { id, silent, silentWorker: worker, rescuer, wake: () => crashing.timers.thaw() };
}
