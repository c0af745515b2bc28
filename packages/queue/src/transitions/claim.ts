import type { JobRecord } from '../engine/job-store.js';

/** A waiting job leased to a new attempt. */
export function claim(record: JobRecord, token: string, leaseMs: number, now: number): JobRecord {
  return { ...record, state: 'active', attempts: record.attempts + 1, startedAt: now, token, leaseUntil: now + leaseMs };
}
