import type { JobRecord } from '../engine/job-store.js';
import { isSettled } from './settled.js';
import { cancelledFailure, ended } from './settle.js';

/** What a cancel makes of a job: cancelled unless it has started, else marked for its worker; the record itself where it was settled. */
export function cancel(record: JobRecord, now: number): JobRecord {
  if (isSettled(record.state)) return record;
  if (record.state === 'active') return { ...record, cancelRequested: true };
  return { ...ended(record, 'cancelled', now), failure: cancelledFailure };
}
