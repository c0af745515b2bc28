import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { isQueueError } from '../refuses.js';

/** Cancelling. */
export const cancelCases: ConformanceCase[] = [
  {
    name: 'cancels a waiting job at once, and never starts it',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);

      assert.equal(await lab.queue.cancel(id), 'cancelled');

      const job = await lab.job(id);
      assert.deepEqual([job.state, job.failure?.code, job.attempts, job.startedAt], ['cancelled', 'CANCELLED', 0, null]);
      assert(job.settledAt !== null && Math.abs(job.settledAt - lab.now()) <= lab.slackMs, 'settled now');
      const held = lab.hold();
      lab.work(held.handler);
      await lab.idle();
      assert.equal(held.runs.length, 0);
    },
  },
  {
    name: 'cancels a delayed job at once, and never starts it',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { delayMs: 200 });

      assert.equal(await lab.queue.cancel(id), 'cancelled');

      assert.equal((await lab.job(id)).state, 'cancelled');
      await lab.pass(1_000);
      assert.equal(held.runs.length, 0);
    },
  },
  {
    name: 'cancels a job between two attempts at once, and never tries it again',
    async run(lab) {
      let runs = 0;
      lab.work(() => {
        runs += 1;
        throw new Error('broken');
      });
      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 300 } });
      await lab.until('it waits for its second attempt', async () => (await lab.job(id)).state === 'delayed');

      assert.equal(await lab.queue.cancel(id), 'cancelled');

      assert.equal((await lab.job(id)).state, 'cancelled');
      await lab.pass(1_000);
      assert.equal(runs, 1);
    },
  },
  {
    name: 'cancels a blocked job at once, with its children that have not started',
    async run(lab) {
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [1, 2].map((payload) => ({ name: 'task' as const, payload })) });

      assert.equal(await lab.queue.cancel(id), 'cancelled');

      assert.equal((await lab.job(id)).state, 'cancelled');
      assert.equal((await lab.queue.counts()).cancelled, 3);
    },
  },
  {
    name: 'asks a running job to stop: its signal says why, and it is cancelled once its handler has thrown',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      const worker = lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 3 });
      await lab.until('it runs', () => held.runs.length === 1);

      assert.equal(await lab.queue.cancel(id), 'requested');

      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, lab.leaseMs / 3 + 500);
      isQueueError(held.runs[0]?.signal.reason, 'CANCELLED', 'the reason of the signal');
      const asked = await lab.job(id);
      assert.deepEqual([asked.state, asked.cancelRequested, asked.settledAt], ['active', true, null]);
      assert.equal(worker.running, 1);
      held.fail(held.runs[0]?.signal.reason);
      const job = await lab.settled(id, 'cancelled');
      assert.deepEqual([job.failure?.code, job.result], ['CANCELLED', null]);
    },
  },
  {
    name: 'holds the slot of a job that ignores its cancelling until its handler returns, whatever it returns',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      const worker = lab.work(held.handler, { concurrency: 1 });
      const { id } = await lab.queue.enqueue('task', 'ignores it');
      const next = await lab.queue.enqueue('task', 'next');
      await lab.until('it runs', () => held.runs.length === 1);
      await lab.queue.cancel(id);
      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, lab.leaseMs / 3 + 500);
      await lab.idle();
      const during = [held.runs.length, worker.running, (await lab.job(next.id)).state];

      held.release('done nevertheless');

      assert.deepEqual(during, [1, 1, 'waiting']);
      assert.equal((await lab.settled(id, 'cancelled')).result, null);
      await lab.until('the next one runs', () => held.runs.length === 2);
    },
  },
  {
    name: 'does not try a cancelled job again when its handler fails',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 5, backoff: { delayMs: 0 } });
      await lab.until('it runs', () => held.runs.length === 1);
      await lab.queue.cancel(id);
      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, lab.leaseMs / 3 + 500);

      held.fail(new Error('broken by chance'));

      await lab.settled(id, 'cancelled');
      await lab.idle();
      assert.equal(held.runs.length, 1);
    },
  },
  {
    name: 'may be asked twice to cancel a running job',
    async run(lab) {
      const held = lab.hold({ obeysSignal: false });
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      assert.deepEqual(await Promise.all([lab.queue.cancel(id), lab.queue.cancel(id)]), ['requested', 'requested']);
      assert.equal(await lab.queue.cancel(id), 'requested');
    },
  },
  {
    name: 'changes nothing about a settled job',
    async run(lab) {
      lab.work(({ job }) => (job.payload === 'failed' ? Promise.reject(new Error('broken')) : 'done'));
      for (const state of ['completed', 'failed', 'cancelled'] as const) {
        const { id } = await lab.queue.enqueue('task', state, { attempts: 1, delayMs: state === 'cancelled' ? 60_000 : 0 });
        if (state === 'cancelled') await lab.queue.cancel(id);
        const before = await lab.settled(id, state);

        assert.equal(await lab.queue.cancel(id), 'settled');

        assert.deepEqual(await lab.job(id), before);
      }
    },
  },
  {
    name: 'reaches a running job from another handle within a third of its lease',
    needs: ['anotherHandle'],
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);
      const { queue } = await lab.openAnother();

      assert.equal(await queue.cancel(id), 'requested');

      await lab.until('its signal aborts', () => held.runs[0]?.signal.aborted === true, lab.leaseMs / 3 + 10);
      await lab.settled(id, 'cancelled');
      assert.equal((await lab.job(id, queue)).state, 'cancelled');
    },
  },
  {
    name: 'cancels waiting and delayed jobs from another handle',
    needs: ['anotherHandle'],
    async run(lab) {
      const { queue } = await lab.openAnother();
      for (const delayMs of [0, 60_000]) {
        const { id } = await lab.queue.enqueue('task', 1, { delayMs });

        assert.equal(await queue.cancel(id), 'cancelled');

        assert.equal((await lab.job(id)).state, 'cancelled');
      }
    },
  },
  {
    name: 'comes to exactly one outcome in 1,000 races of cancelling with starting and completing',
    async run(lab) {
      const settled = new Map<string, string[]>();
      const started = new Set<string>();
      const outcomes: string[] = [];
      lab.queue.subscribe((event) => {
        if (event.type === 'settled') settled.set(event.id, [...(settled.get(event.id) ?? []), event.state]);
      });
      lab.work(
        async ({ job }) => {
          started.add(job.id);
          await turns(Number(job.payload) % 4);
          return 'done';
        },
        { concurrency: 20 },
      );

      // Fewer at a time than the queue keeps of either outcome.
      for (let round = 0; round < 40; round += 1) {
        const races = await Promise.all(
          Array.from({ length: 25 }, async (_, index) => {
            const { id } = await lab.queue.enqueue('task', index);
            await turns(index % 7);
            return { id, answer: await lab.queue.cancel(id) };
          }),
        );
        for (const { id, answer } of races) {
          let job = await lab.job(id);
          await lab.until('it is settled', async () => (job = await lab.job(id)).settledAt !== null, lab.leaseMs);
          outcomes.push(`${answer} ${job.state}`);
          if (answer === 'cancelled') assert.equal(job.state, 'cancelled', 'cancelled means cancelled');
          if (answer === 'cancelled') assert(!started.has(id), 'what was cancelled before its start does not start');
          if (answer === 'settled') assert.equal(job.state, 'completed', 'settled means that it was done before');
          assert.equal(job.result, job.state === 'completed' ? 'done' : null);
          await lab.until('its settling is heard of', () => settled.has(id));
          assert.deepEqual(settled.get(id), [job.state], 'settled once');
        }
      }

      assert.equal(outcomes.length, 1_000);
      assert(outcomes.every((outcome) => /^(cancelled cancelled|requested (cancelled|completed)|settled completed)$/.test(outcome)), [...new Set(outcomes)].join());
    },
  },
];

/** Lets the event loop turn. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
