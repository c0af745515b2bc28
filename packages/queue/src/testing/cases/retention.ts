import assert from 'node:assert/strict';
import type { Job } from '../../job.js';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../every-page.js';
import type { Lab } from '../lab.js';
import { refuses } from '../refuses.js';

/** Which settled jobs are kept: the newest 100 completed, the newest 50 failed or cancelled. */
export const retentionCases: ConformanceCase[] = [
  {
    name: 'keeps exactly the newest 100 completed jobs',
    async run(lab) {
      const settled = settledInOrder(lab);
      lab.work(() => null, { concurrency: 1 });

      await enqueue(lab, 130);
      await lab.until('all have completed', () => settled.length === 130);

      await kept(lab, { states: ['completed'] }, settled.slice(-100));
    },
  },
  {
    name: 'keeps exactly the newest 50 of failed and cancelled jobs together',
    async run(lab) {
      const settled = settledInOrder(lab);
      lab.work(() => Promise.reject(new Error('broken')), { concurrency: 1 });

      for (let round = 0; round < 7; round += 1) {
        const failing = await enqueue(lab, 5);
        await lab.until('they have failed', () => failing.every((id) => settled.includes(id)));
        const { id } = await lab.queue.enqueue('task', 1, { delayMs: 60_000 });
        const others = await Promise.all(Array.from({ length: 4 }, () => lab.queue.enqueue('task', 1, { delayMs: 60_000 })));
        for (const job of [id, ...others.map((other) => other.id)]) await lab.queue.cancel(job);
        await lab.until('they are cancelled', () => settled.length === 10 * (round + 1));
      }

      await kept(lab, { states: ['failed', 'cancelled'] }, settled.slice(-50));
    },
  },
  {
    name: 'keeps exactly as many when 20 jobs at a time settle',
    async run(lab) {
      const settled = settledInOrder(lab);
      lab.work(({ job }) => ((job.payload as number) % 3 === 0 ? Promise.reject(new Error('broken')) : null), { concurrency: 20 });

      await enqueue(lab, 450);
      await lab.until('all are settled', () => settled.length === 450, 10_000);

      await lab.until('only so many are kept', async () => (await everyPage(lab.queue)).length <= 150);
      await lab.idle();
      assert.deepEqual(await lab.queue.counts(), { waiting: 0, delayed: 0, blocked: 0, active: 0, completed: 100, failed: 50, cancelled: 0 });
    },
  },
  {
    name: 'keeps jobs that are not settled, however many',
    async run(lab) {
      const waiting = await lab.queue.enqueueMany(Array.from({ length: 160 }, (_, payload) => ({ name: 'other' as const, payload })));
      const settled = settledInOrder(lab);
      lab.work({ task: () => null });

      await enqueue(lab, 120);
      await lab.until('all have completed', () => settled.length === 120);

      await lab.idle();
      assert.equal((await lab.queue.counts()).waiting, waiting.length);
      for (const { id } of waiting.slice(0, 5)) assert.equal((await lab.job(id)).state, 'waiting');
    },
  },
  {
    name: 'keeps the children of a parent that is not settled, though there are more than the limit',
    async run(lab) {
      const settled = settledInOrder(lab);
      lab.work({ task: () => null, parent: () => null });
      const children = Array.from({ length: 120 }, (_, payload) => ({ name: 'task' as const, payload }));
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [...children, { name: 'other', payload: 'last' }] });
      await lab.until('the children have completed', () => settled.length === children.length);
      await enqueue(lab, 110);
      await lab.until('the others have completed', () => settled.length === children.length + 110);
      await lab.idle();

      assert.equal((await everyPage(lab.queue, { parentId: id, states: ['completed'] })).length, 120);

      lab.work({ other: () => null });
      await lab.settled(id, 'completed', 1_000);
      await lab.until('only so many are kept', async () => (await lab.queue.counts()).completed <= 100);
      await lab.idle();
      assert.equal((await lab.queue.counts()).completed, 100);
      assert.equal((await lab.job(id)).state, 'completed', 'the newest is among them');
    },
  },
  {
    name: 'forgets a job with everything about it',
    async run(lab) {
      const settled = settledInOrder(lab);
      lab.work((run) => (run.job.payload === 0 ? run.partial('found') : null), { concurrency: 1 });
      const ids = await enqueue(lab, 101);
      await lab.until('all have completed', () => settled.length === 101);
      const oldest = ids[0] ?? '';

      await lab.until('the oldest is forgotten', async () => (await lab.queue.get(oldest)) === null);

      await refuses(lab.queue.partials(oldest), 'NOT_FOUND');
      await refuses(lab.queue.remove(oldest), 'NOT_FOUND');
      await refuses(lab.queue.waitFor(oldest), 'NOT_FOUND');
    },
  },
];

/** Ids in the order in which the jobs settle. */
function settledInOrder(lab: Lab): string[] {
  const settled: string[] = [];
  lab.queue.subscribe((event) => event.type === 'settled' && settled.push(event.id));
  return settled;
}

async function enqueue(lab: Lab, count: number): Promise<string[]> {
  const answers = await lab.queue.enqueueMany(
    Array.from({ length: count }, (_, payload) => ({ name: 'task' as const, payload, options: { attempts: 1 } })),
  );
  return answers.map(({ id }) => id);
}

/** Passes when these jobs are listed, and no others. */
async function kept(lab: Lab, query: { states: Job['state'][] }, expected: readonly string[]): Promise<void> {
  // An adapter may forget a moment later, but never more than it should.
  await lab.until('only so many are kept', async () => (await everyPage(lab.queue, query)).length <= expected.length);
  await lab.idle();
  const jobs = await everyPage(lab.queue, query);
  assert.equal(jobs.length, expected.length);
  assert.deepEqual(jobs.map(({ id }) => id).toSorted(), expected.toSorted());
}
