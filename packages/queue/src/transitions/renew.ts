import type { JobRecord } from '../engine/job-store.js';

/** Whether this attempt is the one that runs: what fences renewals, progress, partial results and settling. A lease that ran out is held until it is reaped. */
export function holds(record: JobRecord | null | undefined, token: string): record is JobRecord {
  return record?.state === 'active' && record.token === token;
}

/** An active job with its lease begun anew. */
export function renew(record: JobRecord, leaseMs: number, now: number): JobRecord {
  return { ...record, leaseUntil: now + leaseMs };
}
