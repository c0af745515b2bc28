import { expect, it } from 'vitest';
import { activeRecordOf, jobRecordOf } from '../fixtures/job-record-of.js';
import { cancel } from './cancel.js';

it.each(['waiting', 'delayed', 'blocked'] as const)('cancels a %s job at once', (state) => {
  expect(cancel(jobRecordOf({ state }), 5_000)).toMatchObject({ state: 'cancelled', settledAt: 5_000, failure: { code: 'CANCELLED' } });
});

it('marks a running job for its worker', () => {
  expect(cancel(activeRecordOf(), 5_000)).toMatchObject({ state: 'active', cancelRequested: true, token: 'token' });
});

it.each(['completed', 'failed', 'cancelled'] as const)('leaves a %s job as it is', (state) => {
  const record = jobRecordOf({ state, settledAt: 1 });

  expect(cancel(record, 5_000)).toBe(record);
});
