import type { JobRecord, Outcome } from '../engine/job-store.js';
import type { JobFailure, SettledState } from '../job.js';
import { backoffDelay } from './backoff-delay.js';
import { retryLaterDelay } from './retry-later-delay.js';

/** Why a job that somebody cancelled ended. */
export const cancelledFailure: JobFailure = { code: 'CANCELLED', message: 'The job was cancelled.' };

/** An active job after its attempt ended. Where a cancel was asked for, only completion comes before it. */
export function settle(record: JobRecord, outcome: Outcome, now: number): JobRecord {
  if (outcome.kind === 'completed') return { ...ended(record, 'completed', now), result: outcome.result, failure: null };
  if (outcome.kind === 'cancelled') return { ...ended(record, 'cancelled', now), failure: outcome.failure };
  if (record.cancelRequested) return { ...ended(record, 'cancelled', now), failure: cancelledFailure };
  if (outcome.kind === 'released') return released(record);

  const { failure, final, chance, retryAt } = outcome;
  if (final || record.attempts >= record.maxAttempts) return { ...ended(record, 'failed', now), failure };
  const delay = retryAt === undefined ? backoffDelay(record.backoff, record.attempts, chance) : retryLaterDelay(retryAt, now);
  return { ...record, ...unleased, state: delay > 0 ? 'delayed' : 'waiting', runAt: now + delay, failure };
}

/** A job in one of the states that only retry and remove leave. */
export function ended(record: JobRecord, state: SettledState, now: number): JobRecord {
  return { ...record, ...unleased, state, settledAt: now, cancelRequested: false };
}

/** What an attempt takes with it when it ends. */
export const unleased = { token: null, leaseUntil: null } as const;

function released(record: JobRecord): JobRecord {
  const attempts = record.attempts - 1;
  return { ...record, ...unleased, state: 'waiting', attempts, startedAt: attempts === 0 ? null : record.startedAt };
}
