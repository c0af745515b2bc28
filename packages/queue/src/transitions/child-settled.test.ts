import { expect, it } from 'vitest';
import { jobRecordOf } from '../fixtures/job-record-of.js';
import { childSettled } from './child-settled.js';

const blocked = jobRecordOf({ state: 'blocked', pendingChildren: 2 });
const completed = jobRecordOf({ id: 'child', state: 'completed' });
const failed = jobRecordOf({ id: 'child', state: 'failed', failure: { code: 'HANDLER_FAILED', message: 'broken' } });

it('counts until the last child', () => {
  expect(childSettled(blocked, completed, 5_000)).toMatchObject({ state: 'blocked', pendingChildren: 1 });
});

it('lets the parent wait after the last child, or be delayed while its own time has not come', () => {
  expect(childSettled({ ...blocked, pendingChildren: 1 }, completed, 5_000)).toMatchObject({ state: 'waiting', pendingChildren: 0 });
  expect(childSettled({ ...blocked, pendingChildren: 1, runAt: 6_000 }, completed, 5_000).state).toBe('delayed');
});

it.each(['failed', 'cancelled'] as const)('fails the parent with the first child that %s, and says which', (state) => {
  const next = childSettled(blocked, { ...failed, state }, 5_000);

  expect(next).toMatchObject({ state: 'failed', settledAt: 5_000, pendingChildren: 1, failure: { code: 'CHILD_FAILED' } });
  expect(next.failure?.message).toContain('child (task)');
});

it('ignores what became of the children where it was asked to', () => {
  expect(childSettled({ ...blocked, pendingChildren: 1, onChildFailure: 'ignore' }, failed, 5_000).state).toBe('waiting');
});

it('only counts for a parent that is settled or runs', () => {
  expect(childSettled({ ...blocked, state: 'failed' }, failed, 5_000)).toMatchObject({ state: 'failed', pendingChildren: 1, settledAt: null });
});
