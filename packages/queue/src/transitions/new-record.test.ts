import { expect, it } from 'vitest';
import { newJobLike } from '../fixtures/job-record-of.js';
import { jobOf } from './job-of.js';
import { newRecord } from './new-record.js';
import { promote } from './promote.js';
import { isSettled } from './settled.js';
import { jobStates } from '../job.js';

it.each([
  ['waiting', {}, 1_000],
  ['delayed', { delayMs: 500 }, 1_500],
  ['blocked', { delayMs: 500, pendingChildren: 1 }, 1_500],
] as const)('enters the queue %s', (state, changes, runAt) => {
  expect(newRecord(newJobLike(changes), 7, 1_000)).toMatchObject({ state, runAt, sequence: 7, enqueuedAt: 1_000, attempts: 0 });
});

it('holds its dedup key until its ttl, or until it is settled', () => {
  expect(newRecord(newJobLike({ dedupKey: 'k', dedupTtlMs: 50 }), 1, 1_000).dedupUntil).toBe(1_050);
  expect(newRecord(newJobLike({ dedupKey: 'k' }), 1, 1_000).dedupUntil).toBeNull();
});

it('waits once its time has come', () => {
  expect(promote(newRecord(newJobLike({ delayMs: 1 }), 1, 1_000)).state).toBe('waiting');
});

it('shows a job without what only the engine sees', () => {
  const shown = Object.keys(jobOf(newRecord(newJobLike(), 1, 1_000)));

  expect(shown).not.toEqual(expect.arrayContaining(['token']));
  expect(shown.filter((key) => ['token', 'leaseUntil', 'backoff', 'dedupUntil', 'pendingChildren', 'onChildFailure'].includes(key))).toEqual([]);
});

it('knows the settled states', () => {
  expect(jobStates.filter(isSettled)).toEqual(['completed', 'failed', 'cancelled']);
});
