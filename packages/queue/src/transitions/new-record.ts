import type { JobRecord, NewJob } from '../engine/job-store.js';

/** A job as it enters the queue: blocked by its children, delayed, or waiting. */
export function newRecord(job: NewJob, sequence: number, now: number): JobRecord {
  const { delayMs, dedupTtlMs, ...kept } = job;
  return {
    ...kept,
    state: job.pendingChildren > 0 ? 'blocked' : delayMs > 0 ? 'delayed' : 'waiting',
    sequence,
    enqueuedAt: now,
    runAt: now + delayMs,
    startedAt: null,
    settledAt: null,
    attempts: 0,
    cancelRequested: false,
    progress: null,
    partials: 0,
    result: null,
    failure: null,
    dedupUntil: dedupTtlMs === null ? null : now + dedupTtlMs,
    token: null,
    leaseUntil: null,
  };
}
