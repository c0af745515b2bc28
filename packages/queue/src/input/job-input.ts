import { QueueError } from '../queue-error.js';
import type { Backoff, JobOptions } from '../job-options.js';
import type { NewJob } from '../engine/job-store.js';
import { jsonCopyOf } from './json-copy.js';
import { shown } from './shown.js';

/** What a queue accepts. */
export interface JobRules {
  createId: () => string;
  /** `null`: any. */
  jobNames: ReadonlySet<string> | null;
  maxPayloadBytes: number;
}

/** Dedup keys that begin so belong to the queue. */
const reservedKeys = 'reposcan:';

/**
 * A job to insert from what a caller gave, checked and with all defaults.
 * @throws {QueueError} `INVALID_PAYLOAD`, `INVALID_OPTIONS` or `UNKNOWN_JOB_NAME`
 */
export function newJobOf(rules: JobRules, name: unknown, payload: unknown, options: JobOptions = {}): NewJob {
  const dedup = options.dedup;
  if (dedup?.key.startsWith?.(reservedKeys)) throw invalid('dedup.key', dedup.key, `a key that does not begin with "${reservedKeys}"`);
  return {
    id: rules.createId(),
    name: jobNameOf(rules, name),
    payload: jsonCopyOf(payload, 'payload', rules.maxPayloadBytes),
    priority: wholeOf(options.priority ?? 0, 'priority', -1_000_000, 1_000_000),
    delayMs: millisecondsOf(options.delayMs ?? 0, 'delayMs', 0),
    maxAttempts: wholeOf(options.attempts ?? 3, 'attempts', 1, 1_000_000),
    backoff: backoffOf(options.backoff ?? {}),
    timeoutMs: options.timeoutMs == null ? null : millisecondsOf(options.timeoutMs, 'timeoutMs', 1, maxTimerMs),
    dedupKey: dedup === undefined ? null : textOf(dedup.key, 'dedup.key', 1_000),
    dedupTtlMs: dedup?.ttlMs === undefined ? null : millisecondsOf(dedup.ttlMs, 'dedup.ttlMs', 1),
    parentId: null,
    onChildFailure: 'fail',
    pendingChildren: 0,
    scheduleId: null,
  };
}

/** The job of a tick. Its dedup key lets no second one in while it is unsettled. */
export function scheduledJobOf(rules: JobRules, scheduleId: string, name: string, payload: unknown, options: JobOptions): NewJob {
  return { ...newJobOf(rules, name, payload, options), scheduleId, dedupKey: `${reservedKeys}schedule:${scheduleId}` };
}

/**
 * The name itself, once it is known to be one.
 * @throws {QueueError} `INVALID_OPTIONS` or `UNKNOWN_JOB_NAME`
 */
export function jobNameOf({ jobNames }: Pick<JobRules, 'jobNames'>, name: unknown): string {
  const known = textOf(name, 'name', 200);
  if (jobNames === null || jobNames.has(known)) return known;
  throw new QueueError(`This queue has no jobs with the name ${shown(name)}.`, { code: 'UNKNOWN_JOB_NAME', hint: `Its names: ${[...jobNames].join(', ')}.` });
}

/**
 * The text itself, once it is known to be one.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function textOf(value: unknown, what: string, maxLength: number): string {
  if (typeof value === 'string' && value !== '' && value.length <= maxLength) return value;
  throw invalid(what, value, `a string of 1 to ${maxLength} characters`);
}

/**
 * The whole number itself, once it is known to be one.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function wholeOf(value: unknown, what: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(what, value, `a whole number from ${min} to ${max}`);
}

/** The longest time that a timer can wait: 24.8 days. */
export const maxTimerMs = 2 ** 31 - 1;

/** A hundred years: everything beyond is a mistake in units. */
const maxDelayMs = 100 * 365 * 24 * 60 * 60 * 1_000;

/**
 * Milliseconds, rounded up to whole ones.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function millisecondsOf(value: unknown, what: string, min: number, max = maxDelayMs): number {
  if (typeof value === 'number' && value >= min && value <= max) return Math.ceil(value);
  throw invalid(what, value, `milliseconds from ${min} to ${max}`);
}

function backoffOf({ kind = 'exponential', delayMs = 2_000, maxDelayMs: longest = 3_600_000, jitter = 0 }: Backoff): Required<Backoff> {
  if (kind !== 'exponential' && kind !== 'fixed') throw invalid('backoff.kind', kind, '"exponential" or "fixed"');
  if (typeof jitter !== 'number' || !(jitter >= 0 && jitter <= 1)) throw invalid('backoff.jitter', jitter, 'a number from 0 to 1');
  return { kind, delayMs: millisecondsOf(delayMs, 'backoff.delayMs', 0), maxDelayMs: millisecondsOf(longest, 'backoff.maxDelayMs', 0), jitter };
}

function invalid(what: string, value: unknown, wanted: string): QueueError {
  return new QueueError(`The option ${what} is ${shown(value)}.`, { code: 'INVALID_OPTIONS', hint: `Give ${wanted}.` });
}
