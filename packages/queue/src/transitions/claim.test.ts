import { expect, it } from 'vitest';
import { jobRecordOf } from '../fixtures/job-record-of.js';
import { claim } from './claim.js';

it('leases a job to a new attempt', () => {
  const next = claim(jobRecordOf({ attempts: 1 }), 'token', 30_000, 5_000);

  expect(next).toMatchObject({ state: 'active', attempts: 2, startedAt: 5_000, token: 'token', leaseUntil: 35_000 });
});
