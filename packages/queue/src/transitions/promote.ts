import type { JobRecord } from '../engine/job-store.js';

/** A delayed job whose time has come. */
export function promote(record: JobRecord): JobRecord {
  return { ...record, state: 'waiting' };
}
