import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import type { Lab } from '../lab.js';
import { refuses } from '../refuses.js';

/** Retrying and removing settled jobs by hand. */
export const secondChanceCases: ConformanceCase[] = [
  {
    name: 'gives a failed job its attempts back, and runs it again',
    async run(lab) {
      let healthy = false;
      lab.work(() => (healthy ? 'done' : Promise.reject(new Error('broken'))));
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 2, backoff: { delayMs: 10 } });
      await lab.settled(id, 'failed', 500);
      await lab.queue.pause();

      await lab.queue.retry(id);

      const job = await lab.job(id);
      assert.deepEqual([job.state, job.attempts, job.settledAt, job.result], ['waiting', 0, null, null]);
      healthy = true;
      await lab.queue.resume();
      const done = await lab.settled(id, 'completed', 1_000);
      assert.deepEqual([done.attempts, done.result, done.failure], [1, 'done', null]);
    },
  },
  {
    name: 'gives a retried job all its attempts',
    async run(lab) {
      let runs = 0;
      lab.work(() => {
        runs += 1;
        throw new Error('broken');
      });
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 2, backoff: { delayMs: 10 } });
      await lab.settled(id, 'failed', 500);

      await lab.queue.retry(id);

      await lab.until('it has run twice more', () => runs === 4, 1_000);
      await lab.settled(id, 'failed', 500);
    },
  },
  {
    name: 'makes a cancelled job waiting again, its delay and its cancelling forgotten',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const running = await lab.queue.enqueue('task', 'running');
      await lab.until('it runs', () => held.runs.length === 1);
      await lab.queue.cancel(running.id);
      await lab.settled(running.id, 'cancelled', lab.leaseMs / 3 + 500);
      const delayed = await lab.queue.enqueue('task', 'delayed', { delayMs: 3_600_000 });
      await lab.queue.cancel(delayed.id);

      for (const { id } of [running, delayed]) {
        const before = held.runs.length;
        await lab.queue.retry(id);
        await lab.until('it runs again', () => held.runs.length > before, 1_000);

        const { cancelRequested, state, settledAt } = await lab.job(id);
        assert.deepEqual([cancelRequested, state, settledAt], [false, 'active', null]);
        assert.equal(held.runs.at(-1)?.job.id, id);
        assert.equal(held.runs.at(-1)?.signal.aborted, false);
        held.release('done');
        await lab.settled(id, 'completed');
      }
    },
  },
  {
    name: 'keeps the partial results of a retried job, and goes on numbering',
    async run(lab) {
      let runs = 0;
      lab.work(async (run) => {
        runs += 1;
        await run.partial(`run ${runs}`);
        if (runs === 1) throw new Error('broken');
      });
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });
      await lab.settled(id, 'failed');

      await lab.queue.retry(id);

      await lab.settled(id, 'completed', 1_000);
      assert.deepEqual(
        (await lab.queue.partials(id)).map(({ seq, value }) => [seq, value]),
        [
          [1, 'run 1'],
          [2, 'run 2'],
        ],
      );
    },
  },
  {
    name: 'refuses to retry a completed job, and jobs that are not settled',
    async run(lab) {
      const completed = await lab.queue.enqueue('other', 1);
      const worker = lab.work({ other: () => 'done' });
      const before = await lab.settled(completed.id, 'completed');
      await worker.close();

      await refuses(lab.queue.retry(completed.id), 'INVALID_STATE');

      assert.deepEqual(await lab.job(completed.id), before);
      await forEachUnsettled(lab, async (id, state) => refuses(lab.queue.retry(id), 'NOT_SETTLED', state));
    },
  },
  {
    name: 'refuses to retry a job whose dedup key another one holds by now, and takes the key again once it is free',
    async run(lab) {
      const dedup = { key: 'k' };
      const first = await lab.queue.enqueue('task', 1, { dedup });
      await lab.queue.cancel(first.id);
      const second = await lab.queue.enqueue('task', 2, { dedup });

      await refuses(lab.queue.retry(first.id), 'DEDUP_TAKEN');

      assert.equal((await lab.job(first.id)).state, 'cancelled');
      await lab.queue.cancel(second.id);
      await lab.queue.retry(first.id);
      assert.deepEqual(await lab.queue.enqueue('task', 3, { dedup }), { id: first.id, created: false });
    },
  },
  {
    name: 'lets exactly one of two retries at once succeed',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.queue.cancel(id);

      const answers = await Promise.allSettled([lab.queue.retry(id), lab.queue.retry(id)]);

      assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
      assert.equal((await lab.job(id)).state, 'waiting');
    },
  },
  {
    name: 'forgets a settled job that is removed: it is neither to be had nor listed nor counted',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.queue.cancel(id);

      await lab.queue.remove(id);

      assert.equal(await lab.queue.get(id), null);
      assert.deepEqual((await lab.queue.list()).items, []);
      assert.equal((await lab.queue.counts()).cancelled, 0);
      await refuses(lab.queue.remove(id), 'NOT_FOUND', 'a second time');
    },
  },
  {
    name: 'refuses to remove jobs that are not settled',
    async run(lab) {
      await forEachUnsettled(lab, async (id, state) => refuses(lab.queue.remove(id), 'NOT_SETTLED', state));
    },
  },
];

/** Does something with a job of each state that is not settled, and checks that its state stays. */
async function forEachUnsettled(lab: Lab, act: (id: string, state: string) => Promise<void>): Promise<void> {
  const held = lab.hold();
  const active = await lab.queue.enqueue('task', 1);
  lab.work({ task: held.handler });
  await lab.until('it runs', () => held.runs.length === 1);
  const waiting = await lab.queue.enqueue('other', 1);
  const delayed = await lab.queue.enqueue('other', 1, { delayMs: 3_600_000 });
  const blocked = await lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [{ name: 'other', payload: 1 }] });
  for (const [state, { id }] of Object.entries({ active, waiting, delayed, blocked })) {
    await act(id, state);

    assert.equal((await lab.job(id)).state, state);
  }
}
