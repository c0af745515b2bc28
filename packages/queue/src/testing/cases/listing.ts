import assert from 'node:assert/strict';
import { jobStates, type Job } from '../../job.js';
import type { JobQuery } from '../../job-queue.js';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../every-page.js';
import type { Lab } from '../lab.js';

/** Lists and counts. */
export const listingCases: ConformanceCase[] = [
  {
    name: 'lists jobs by every filter, sort and order, whole and page by page',
    async run(lab) {
      const { all, parentId } = await jobsInEveryState(lab);
      const times = all.map(({ enqueuedAt }) => enqueuedAt).toSorted((a, b) => a - b);
      const [from, to] = [times[3] ?? 0, times[all.length - 3] ?? 0];
      const filters: JobQuery[] = [
        {},
        ...jobStates.map((state) => ({ states: [state] })),
        { states: ['waiting', 'failed', 'active'] },
        { names: ['task'] },
        { names: ['other', 'parent'] },
        { names: ['nobody'] },
        { parentId },
        { parentId: 'nobody' },
        { enqueuedFrom: from },
        { enqueuedTo: to },
        { enqueuedFrom: from, enqueuedTo: to, names: ['task', 'other'], states: ['waiting', 'completed', 'cancelled'] },
        { states: ['completed'], names: ['other'], parentId },
      ];

      for (const filter of filters) {
        for (const sort of ['enqueuedAt', 'settledAt', 'priority'] as const) {
          for (const order of ['asc', 'desc'] as const) {
            const what = JSON.stringify({ ...filter, sort, order });
            const expected = all.filter((job) => matches(job, filter)).toSorted((a, b) => compare(a, b, sort, order));

            assert.deepEqual(ids(await everyPage(lab.queue, { ...filter, sort, order })), ids(expected), what);
            assert.deepEqual(ids(await everyPage(lab.queue, { ...filter, sort, order, limit: 4 })), ids(expected), `${what} by fours`);
          }
        }
      }
    },
  },
  {
    name: 'lists the newest first, 100 unless told otherwise, and has a cursor only where there is more',
    async run(lab) {
      const answers = await lab.queue.enqueueMany(Array.from({ length: 200 }, (_, payload) => ({ name: 'task' as const, payload })));
      const newest = answers.map(({ id }) => id).toReversed();

      const first = await lab.queue.list();
      const second = await lab.queue.list({ cursor: first.nextCursor ?? '' });

      assert.deepEqual(ids(first.items), newest.slice(0, 100));
      assert.deepEqual(ids(second.items), newest.slice(100));
      assert.notEqual(first.nextCursor, null);
      assert.equal(second.nextCursor, null);
      assert.equal((await lab.queue.list({ limit: 200 })).nextCursor, null);
      assert.equal((await lab.queue.list({ limit: 1 })).items.length, 1);
    },
  },
  {
    name: 'matches nothing with an empty list of states or names',
    async run(lab) {
      await lab.queue.enqueue('task', 1);

      assert.deepEqual(await lab.queue.list({ states: [] }), { items: [], nextCursor: null });
      assert.deepEqual(await lab.queue.list({ names: [] }), { items: [], nextCursor: null });
    },
  },
  {
    name: 'pages neither repeat nor skip a job while others are enqueued and removed',
    async run(lab) {
      for (const order of ['asc', 'desc'] as const) {
        for (const sort of ['enqueuedAt', 'priority'] as const) {
          const mine = await lab.queue.enqueueMany(
            Array.from({ length: 10 }, (_, index) => ({ name: 'task' as const, payload: index, options: { priority: index % 3 } })),
          );
          const wanted = new Set(mine.map(({ id }) => id));
          const query = { sort, order, limit: 3, names: ['task', 'other'] };
          const seen: string[] = [];
          let cursor: string | null = null;
          for (let page = 0; page === 0 || cursor !== null; page += 1) {
            const { items, nextCursor } = await lab.queue.list({ ...query, ...(cursor === null ? {} : { cursor }) });
            seen.push(...ids(items));
            cursor = nextCursor;
            // The very job that the next page begins after goes; others come, before and behind it.
            const last = items.at(-1);
            if (last !== undefined && page < 3) {
              await lab.queue.cancel(last.id);
              await lab.queue.remove(last.id);
              for (const priority of [-1, 1, 9]) await lab.queue.enqueue('other', page, { priority });
            }
          }

          const mineSeen = seen.filter((id) => wanted.has(id));
          assert.equal(new Set(seen).size, seen.length, `none twice by ${sort} ${order}`);
          assert.deepEqual(mineSeen.toSorted(), [...wanted].toSorted(), `each one by ${sort} ${order}`);
          for (const { id } of await everyPage(lab.queue)) {
            await lab.queue.cancel(id);
            await lab.queue.remove(id);
          }
        }
      }
    },
  },
  {
    name: 'takes a cursor with another limit, and one whose job is no longer kept',
    async run(lab) {
      const answers = await lab.queue.enqueueMany(Array.from({ length: 9 }, (_, payload) => ({ name: 'task' as const, payload })));
      const expected = answers.map(({ id }) => id);
      const { nextCursor } = await lab.queue.list({ order: 'asc', limit: 3 });
      await lab.queue.cancel(expected[2] ?? '');
      await lab.queue.remove(expected[2] ?? '');

      const rest = await lab.queue.list({ order: 'asc', limit: 1_000, cursor: nextCursor ?? '' });

      assert.deepEqual(ids(rest.items), expected.slice(3));
    },
  },
  {
    name: 'counts the jobs of each state as it lists them',
    async run(lab) {
      await jobsInEveryState(lab);

      const counts = await lab.queue.counts();

      assert.deepEqual(Object.keys(counts).toSorted(), [...jobStates].toSorted());
      for (const state of jobStates) {
        assert.equal(counts[state], (await everyPage(lab.queue, { states: [state] })).length, state);
        assert(counts[state] > 0, `there is one ${state}`);
      }
    },
  },
  {
    name: 'lists and gets the same',
    async run(lab) {
      const { all } = await jobsInEveryState(lab);

      for (const job of all) assert.deepEqual(await lab.job(job.id), job);
    },
  },
];

/** Jobs in every state, enqueued at several times; none moves while the case looks. */
async function jobsInEveryState(lab: Lab): Promise<{ all: Job[]; parentId: string }> {
  const held = lab.hold();
  const worker = lab.work(
    (run) => {
      if (run.job.payload === 'active') return held.handler(run);
      if (run.job.payload === 'failed') throw new Error('broken');
      return 'done';
    },
    { concurrency: 10 },
  );
  const done: string[] = [];
  for (const priority of [0, 3, -2, 3]) {
    for (const payload of ['completed', 'failed', 'cancelled']) {
      const { id } = await lab.queue.enqueue(priority === 3 ? 'other' : 'task', payload, { priority, attempts: 1, delayMs: payload === 'cancelled' ? 60_000 : 0 });
      if (payload === 'cancelled') await lab.queue.cancel(id);
      done.push(id);
    }
    await lab.pass(7);
  }
  const { id: parentId } = await lab.queue.enqueueFlow({
    name: 'parent',
    payload: 'blocked',
    children: [
      { name: 'other', payload: 'completed' },
      { name: 'task', payload: 'active', options: { priority: 1 } },
    ],
  });
  await lab.queue.enqueue('other', 'active');
  await lab.until('all run or have run', async () => {
    const settled = await Promise.all(done.map(async (id) => (await lab.job(id)).settledAt !== null));
    const { completed, active } = await lab.queue.counts();
    return settled.every(Boolean) && completed === 5 && active === 2;
  });
  await lab.queue.pause();
  for (const [index, priority] of [5, 0, -1, 5].entries()) {
    await lab.queue.enqueue('task', index, { priority });
    await lab.queue.enqueue('other', index, { priority, delayMs: 3_600_000 });
    await lab.pass(7);
  }
  assert.equal(worker.running, 2);
  const all = await everyPage(lab.queue);
  assert.equal(all.length, 24);
  return { all, parentId };
}

function matches(job: Job, { states, names, parentId, enqueuedFrom = 0, enqueuedTo = Infinity }: JobQuery): boolean {
  return (
    (states?.includes(job.state) ?? true) &&
    (names?.includes(job.name) ?? true) &&
    (parentId === undefined || job.parentId === parentId) &&
    job.enqueuedAt >= enqueuedFrom &&
    job.enqueuedAt <= enqueuedTo
  );
}

function compare(a: Job, b: Job, sort: 'enqueuedAt' | 'settledAt' | 'priority', order: 'asc' | 'desc'): number {
  const sign = order === 'asc' ? 1 : -1;
  const [x, y] = [a[sort], b[sort]];
  // Not settled: last in either order.
  if (x === null || y === null) return x === y ? sign * (a.sequence - b.sequence) : x === null ? 1 : -1;
  return sign * (x - y || a.sequence - b.sequence);
}

function ids(jobs: readonly Job[]): string[] {
  return jobs.map(({ id }) => id);
}
