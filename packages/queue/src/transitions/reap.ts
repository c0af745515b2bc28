import type { JobRecord } from '../engine/job-store.js';
import type { JobFailure } from '../job.js';
import { cancelledFailure, ended, unleased } from './settle.js';

/** An active job whose lease ran out: its attempt is spent. Tried again at once, failed when that was the last, cancelled where that was asked for. */
export function reap(record: JobRecord, now: number): JobRecord {
  if (record.cancelRequested) return { ...ended(record, 'cancelled', now), failure: cancelledFailure };
  const failure = stalledFailure(record.attempts);
  if (record.attempts >= record.maxAttempts) return { ...ended(record, 'failed', now), failure };
  return { ...record, ...unleased, state: 'waiting', runAt: now, failure };
}

function stalledFailure(attempt: number): JobFailure {
  return { code: 'STALLED', message: `The worker of attempt ${attempt} stopped renewing its lease.` };
}
