import { describe, expect, it } from 'vitest';
import type { JobRecord, JobStore } from '../engine/job-store.js';
import { newJobLike } from '../fixtures/job-record-of.js';
import type { JobQuery } from '../job-queue.js';
import { jobStates } from '../job.js';
import { jobListingOf } from '../listing/job-listing.js';
import { jobOrder } from '../listing/job-order.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createMemoryJobStore } from './memory-job-store.js';

const names = ['a', 'b'];

/** Sixty jobs in every state, under two names, enqueued while the time of day goes forward and back. */
async function mixedStore(): Promise<{ store: JobStore; records: JobRecord[] }> {
  const clock = createManualClock();
  const store = createMemoryJobStore({ clock });
  for (let n = 0; n < 60; n += 1) {
    clock.jump(n % 7 === 0 ? -5 : 3);
    const kind = n % 6;
    const job = newJobLike({ id: `j${n}`, name: names[n % 2] ?? 'a', priority: n % 4, delayMs: kind === 1 ? 1e9 : 0, pendingChildren: kind === 2 ? 1 : 0 });
    await store.insert([{ ...job, parentId: n % 5 === 0 && n > 0 ? 'j2' : null }]);
  }
  const { answer } = await store.claim({ names, limit: 25, leaseMs: 1e9 });
  for (const [index, { id, token }] of answer.entries()) {
    clock.jump(index % 3);
    const lease = { id, token: token ?? '' };
    if (index % 3 === 0) await store.settle([{ ...lease, outcome: { kind: 'completed', result: index } }]);
    if (index % 3 === 1) await store.settle([{ ...lease, outcome: { kind: 'failed', failure: { code: 'X', message: '' }, final: true, chance: 0 } }]);
  }
  for (let n = 50; n < 56; n += 1) await store.cancel(`j${n}`);
  const records = await Promise.all(Array.from({ length: 60 }, (_, n) => store.get(`j${n}`)));
  return { store, records: records.filter((record) => record !== null) };
}

describe('createMemoryJobStore', () => {
  it('lists by every sort and filter what sorting and filtering everything gives, page by page', async () => {
    const { store, records } = await mixedStore();
    expect(new Set(records.map(({ state }) => state))).toEqual(new Set(jobStates));
    const filters: JobQuery[] = [{}, { states: ['waiting', 'failed'] }, { names: ['b'] }, { parentId: 'j2' }, { states: [] }, { enqueuedFrom: records[20]?.enqueuedAt, enqueuedTo: records[40]?.enqueuedAt }];

    for (const filter of filters) {
      for (const sort of ['enqueuedAt', 'priority', 'settledAt'] as const) {
        for (const order of ['asc', 'desc'] as const) {
          const query = { ...filter, sort, order, limit: 7 };
          const seen: string[] = [];
          for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
            const page = await store.list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
            seen.push(...page.items.map(({ id }) => id));
            cursor = page.nextCursor ?? undefined;
          }

          const { states, names: wanted, parentId, enqueuedFrom, enqueuedTo } = jobListingOf(query);
          const expected = records
            .filter((record) => (states?.includes(record.state) ?? true) && (wanted?.includes(record.name) ?? true) && (parentId === null || record.parentId === parentId))
            .filter(({ enqueuedAt }) => enqueuedAt >= (enqueuedFrom ?? 0) && enqueuedAt <= (enqueuedTo ?? Infinity))
            .toSorted(jobOrder({ sort, order }));
          expect(seen, JSON.stringify(query)).toEqual(expected.map(({ id }) => id));
        }
      }
    }
  });

  it('counts what it lists', async () => {
    const { store, records } = await mixedStore();

    const counts = await store.counts();

    for (const state of jobStates) expect(counts[state], state).toBe(records.filter((record) => record.state === state).length);
  });

  it('reaps with what changed since the lease began', async () => {
    const clock = createManualClock();
    const store = createMemoryJobStore({ clock });
    await store.insert([newJobLike()]);
    const { answer } = await store.claim({ names: ['task'], limit: 1, leaseMs: 1_000 });
    const lease = { id: 'id', token: answer[0]?.token ?? '' };
    await store.append([{ ...lease, value: 1 }]);
    await store.progress([{ ...lease, value: 0.5 }]);
    clock.jump(1_001);

    await store.reap();

    expect(await store.get('id')).toMatchObject({ state: 'waiting', partials: 1, progress: 0.5, attempts: 1 });
  });

  it('keeps nothing of jobs that are no longer kept, however many there were', async () => {
    const store = createMemoryJobStore({ retention: { completed: 3, failed: 2 } });
    for (let n = 0; n < 5_000; n += 1) {
      await store.insert([newJobLike({ id: `j${n}`, name: `name-${n}`, dedupKey: `k${n}` })]);
      const { answer } = await store.claim({ names: [`name-${n}`], limit: 1, leaseMs: 1_000 });
      const lease = { id: `j${n}`, token: answer[0]?.token ?? '' };
      await store.append([{ ...lease, value: n }]);
      await store.settle([{ ...lease, outcome: n % 2 === 0 ? { kind: 'completed', result: n } : { kind: 'cancelled', failure: { code: 'CANCELLED', message: '' } } }]);
    }

    const { items } = await store.list({ limit: 1_000, order: 'asc' });
    expect(items.map(({ id }) => id)).toEqual(['j4994', 'j4996', 'j4997', 'j4998', 'j4999']);
    expect(await store.partials('j4990', 0, 10)).toBeNull();
    expect(await store.nextDueAt()).toBeNull();
  });
});
