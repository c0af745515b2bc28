import type { Job as BullJob } from 'bullmq';
import type { Job, JobFailure, JobState } from '@reposcan/queue';
import { priorityOrigin, type OurOptions } from './bull-job.js';

/** What `rsRecord` answers: id, state, then fields of the job's hash. */
export type RawRecord = [id: string, state: JobState, ...fields: (string | null)[]];

interface StoredOptions {
  attempts: number;
  priority: number;
  de?: { id: string };
  x?: OurOptions;
}

/** A job from what a script answered. */
export function jobOfRecord(raw: RawRecord): Job {
  const [id, state, name, data, rawOptions, sequence, enqueuedAt, runAt, startedAt, settledAt, attempts, cancelRequested, progress, partials, result, failure] = raw;
  const { attempts: maxAttempts, priority, de, x = {} } = JSON.parse(rawOptions ?? '{}') as StoredOptions;
  return {
    id,
    name: name ?? '',
    payload: jsonOr(data, null),
    state,
    priority: priorityOrigin - priority,
    sequence: Number(sequence),
    enqueuedAt: Number(enqueuedAt),
    runAt: Number(runAt),
    startedAt: startedAt == null || Number(attempts ?? 0) === 0 ? null : Number(startedAt),
    settledAt: settledAt == null ? null : Number(settledAt),
    attempts: Number(attempts ?? 0),
    maxAttempts,
    timeoutMs: x.t ?? null,
    dedupKey: de?.id ?? null,
    parentId: x.pid ?? null,
    scheduleId: x.sid ?? null,
    cancelRequested: cancelRequested != null,
    progress: jsonOr(progress, null),
    partials: Number(partials ?? 0),
    result: state === 'completed' ? jsonOr(result, null) : null,
    failure: failureOfReason(failure),
  };
}

/** A job that BullMQ has just started. What BullMQ does not carry comes in the field that it has for the name of the worker: see `rsStarted`. */
export function jobOfBull(bull: BullJob): Job {
  const [sequence, runAt, partials] = (bull.processedBy ?? '').split(' ').map(Number);
  const { x = {}, deduplication, priority = priorityOrigin, attempts = 1 } = bull.opts as BullJob['opts'] & { x?: OurOptions };
  return {
    id: bull.id ?? '',
    name: bull.name,
    payload: bull.data as unknown,
    state: 'active',
    priority: priorityOrigin - priority,
    sequence: sequence ?? 0,
    enqueuedAt: bull.timestamp,
    runAt: runAt ?? 0,
    startedAt: bull.processedOn ?? null,
    settledAt: null,
    attempts: bull.attemptsStarted,
    maxAttempts: attempts,
    timeoutMs: x.t ?? null,
    dedupKey: deduplication?.id ?? null,
    parentId: x.pid ?? null,
    scheduleId: x.sid ?? null,
    cancelRequested: false,
    // 0 is what BullMQ makes of none.
    progress: bull.progress === 0 ? null : bull.progress,
    partials: partials ?? 0,
    result: null,
    failure: failureOfReason(bull.failedReason ?? null),
  };
}

function failureOfReason(reason: string | null | undefined): JobFailure | null {
  if (reason == null || reason === '') return null;
  const known = jsonOr(reason, null) as Partial<JobFailure> | null;
  // BullMQ's own reasons are plain text.
  return typeof known?.code === 'string' && typeof known.message === 'string' ? { code: known.code, message: known.message } : { code: 'HANDLER_FAILED', message: reason };
}

function jsonOr(text: string | null | undefined, otherwise: unknown): unknown {
  if (text == null) return otherwise;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return otherwise;
  }
}
