import { describe, expect, it } from 'vitest';
import { jobRecordOf } from '../fixtures/job-record-of.js';
import { childRetried, retry } from './retry.js';

const failed = jobRecordOf({ state: 'failed', attempts: 3, settledAt: 9_000, partials: 2, progress: 0.5, failure: { code: 'HANDLER_FAILED', message: 'broken' } });

describe('retry', () => {
  it('gives a job its attempts back and keeps its partial results', () => {
    expect(retry(failed, 10_000)).toMatchObject({ state: 'waiting', attempts: 0, settledAt: null, runAt: 10_000, partials: 2, progress: null, failure: null });
  });

  it('blocks a parent that has unsettled children', () => {
    expect(retry({ ...failed, pendingChildren: 1 }, 10_000).state).toBe('blocked');
  });
});

describe('childRetried', () => {
  it.each([
    ['waiting', 'blocked'],
    ['delayed', 'blocked'],
    ['blocked', 'blocked'],
    ['active', 'active'],
    ['failed', 'failed'],
  ] as const)('makes a %s parent %s', (before, after) => {
    expect(childRetried(jobRecordOf({ state: before }))).toMatchObject({ state: after, pendingChildren: 1 });
  });
});
