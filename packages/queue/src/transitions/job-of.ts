import type { Job } from '../job.js';

/** The public part of a record. */
export function jobOf(record: Job): Job {
  return {
    id: record.id,
    name: record.name,
    payload: record.payload,
    state: record.state,
    priority: record.priority,
    sequence: record.sequence,
    enqueuedAt: record.enqueuedAt,
    runAt: record.runAt,
    startedAt: record.startedAt,
    settledAt: record.settledAt,
    attempts: record.attempts,
    maxAttempts: record.maxAttempts,
    timeoutMs: record.timeoutMs,
    dedupKey: record.dedupKey,
    parentId: record.parentId,
    scheduleId: record.scheduleId,
    cancelRequested: record.cancelRequested,
    progress: record.progress,
    partials: record.partials,
    result: record.result,
    failure: record.failure,
  };
}
