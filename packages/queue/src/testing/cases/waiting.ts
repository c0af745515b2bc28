import assert from 'node:assert/strict';
import type { Job } from '../../job.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** Waiting for a job to settle. */
export const waitingCases: ConformanceCase[] = [
  {
    name: 'resolves with the job once it is settled, however it ended',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler, { concurrency: 3 });
      const ids: string[] = [];
      for (const payload of ['completed', 'failed', 'cancelled']) ids.push((await lab.queue.enqueue('task', payload, { attempts: 1 })).id);
      await lab.until('all run', () => held.runs.length === 3);
      const ended = new Map<number, Job>();
      const waiting = ids.map((id, index) => lab.queue.waitFor(id).then((job) => ended.set(index, job)));
      await lab.idle();
      assert.equal(ended.size, 0);

      held.release('done', 0);
      held.fail(new Error('broken'), 1);
      await lab.queue.cancel(ids[2] ?? '');
      await lab.until('all have been told', () => ended.size === 3, lab.leaseMs);
      await Promise.all(waiting);

      assert.deepEqual(
        [0, 1, 2].map((index) => ended.get(index)?.state),
        ['completed', 'failed', 'cancelled'],
      );
      assert.equal(ended.get(0)?.result, 'done');
      for (const job of ended.values()) assert.deepEqual(job, await lab.job(job.id));
    },
  },
  {
    name: 'resolves at once for a job that is settled already',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.queue.cancel(id);

      assert.deepEqual(await lab.queue.waitFor(id), await lab.job(id));
    },
  },
  {
    name: 'does not take a failed attempt for the end',
    async run(lab) {
      lab.work(({ attempt }) => (attempt === 1 ? Promise.reject(new Error('broken')) : 'done'));
      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 100 } });

      let ended: Job | null = null;
      const waiting = lab.queue.waitFor(id).then((job) => (ended = job));
      await lab.until('it has been told', () => ended !== null, 2_000);

      assert.equal((await waiting).state, 'completed');
    },
  },
  {
    name: 'stops waiting when its signal aborts; the job goes on',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      const controller = new AbortController();
      const waiting = refuses(lab.queue.waitFor(id, { signal: controller.signal }), 'ABORTED');

      await lab.idle();
      controller.abort();

      await waiting;
      await refuses(lab.queue.waitFor(id, { signal: AbortSignal.abort() }), 'ABORTED', 'a signal that was aborted before');
      assert.equal((await lab.job(id)).state, 'waiting');
    },
  },
  {
    name: 'resolves for a job that another handle settles, though no event may have arrived',
    needs: ['anotherHandle'],
    async run(lab) {
      const { queue } = await lab.openAnother();
      const held = lab.hold();
      lab.work(held.handler, {}, queue);
      const { id } = await lab.queue.enqueue('task', 1);
      let ended: Job | null = null;
      const waiting = lab.queue.waitFor(id).then((job) => (ended = job));
      await lab.until('it runs', () => held.runs.length === 1, 1_000);

      held.release('done');
      await lab.until('it has been told', () => ended !== null, 5_000);

      assert.equal((await waiting).result, 'done');
    },
  },
  {
    name: 'resolves everyone who waits for the same job',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);
      const waiting = Promise.all(Array.from({ length: 50 }, () => lab.queue.waitFor(id)));
      lab.work(() => 'done');
      await lab.settled(id, 'completed');

      const jobs = await waiting;

      assert(jobs.every(({ state }) => state === 'completed'));
    },
  },
];
