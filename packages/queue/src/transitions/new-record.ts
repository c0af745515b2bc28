import type { JobRecord, NewJob } from '../engine/job-store.js';

/** A job as it enters the queue: blocked by its children, delayed, or waiting. Written out, because records that are made of rest and spread are slow to copy ever after. */
export function newRecord(job: NewJob, sequence: number, now: number): JobRecord {
  return {
    id: job.id,
    name: job.name,
    payload: job.payload,
    state: job.pendingChildren > 0 ? 'blocked' : job.delayMs > 0 ? 'delayed' : 'waiting',
    priority: job.priority,
    sequence,
    enqueuedAt: now,
    runAt: now + job.delayMs,
    startedAt: null,
    settledAt: null,
    attempts: 0,
    maxAttempts: job.maxAttempts,
    timeoutMs: job.timeoutMs,
    dedupKey: job.dedupKey,
    parentId: job.parentId,
    scheduleId: job.scheduleId,
    cancelRequested: false,
    progress: null,
    partials: 0,
    result: null,
    failure: null,
    backoff: job.backoff,
    dedupUntil: job.dedupTtlMs === null ? null : now + job.dedupTtlMs,
    onChildFailure: job.onChildFailure,
    pendingChildren: job.pendingChildren,
    token: null,
    leaseUntil: null,
  };
}
