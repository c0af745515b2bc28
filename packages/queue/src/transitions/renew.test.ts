import { expect, it } from 'vitest';
import { activeRecordOf, jobRecordOf } from '../fixtures/job-record-of.js';
import { holds, renew } from './renew.js';

it.each([
  ['the attempt that runs', activeRecordOf(), 'token', true],
  ['another attempt', activeRecordOf(), 'other', false],
  ['a job that does not run', jobRecordOf(), 'token', false],
  ['a job that is gone', undefined, 'token', false],
])('knows whether the token holds: %s', (_, record, token, expected) => {
  expect(holds(record, token)).toBe(expected);
});

it('begins the lease anew', () => {
  expect(renew(activeRecordOf(), 30_000, 20_000).leaseUntil).toBe(50_000);
});
