import { expect, it } from 'vitest';
import { activeRecordOf } from '../fixtures/job-record-of.js';
import { reap } from './reap.js';

it('lets a job wait again at once, its attempt spent', () => {
  const next = reap(activeRecordOf({ attempts: 2 }), 40_000);

  expect(next).toMatchObject({ state: 'waiting', attempts: 2, runAt: 40_000, token: null, leaseUntil: null, failure: { code: 'STALLED' } });
});

it('fails a job whose attempts are used up', () => {
  expect(reap(activeRecordOf({ attempts: 3 }), 40_000)).toMatchObject({ state: 'failed', settledAt: 40_000, failure: { code: 'STALLED' } });
});

it('cancels a job that was to be cancelled', () => {
  expect(reap(activeRecordOf({ cancelRequested: true }), 40_000)).toMatchObject({ state: 'cancelled', failure: { code: 'CANCELLED' } });
});
