import type { JobRecord } from '../engine/job-store.js';

/** A failed or cancelled job as if it had just been enqueued, with its partial results: blocked, while it has unsettled children. */
export function retry(record: JobRecord, now: number): JobRecord {
  return {
    ...record,
    state: record.pendingChildren > 0 ? 'blocked' : 'waiting',
    runAt: now,
    startedAt: null,
    settledAt: null,
    attempts: 0,
    cancelRequested: false,
    progress: null,
    result: null,
    failure: null,
  };
}

/** The parent of a job that is retried: it waits for that child again, unless it has started or is settled. */
export function childRetried(parent: JobRecord): JobRecord {
  const pendingChildren = parent.pendingChildren + 1;
  return { ...parent, pendingChildren, state: parent.state === 'waiting' || parent.state === 'delayed' ? 'blocked' : parent.state };
}
