import { randomUUID } from 'node:crypto';
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

/** What a caller chooses of it. */
export interface JobRuleOptions {
  /** Ids of new jobs; each only once. @default random UUIDs */
  createId?: () => string;
  /** Refuses jobs and handlers of other names. @default any name */
  jobNames?: readonly string[];
  /** Most bytes of JSON of a payload, a result, a progress value or a partial result. @default 5 MiB */
  maxPayloadBytes?: number;
}

/**
 * The rules with all defaults.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function jobRulesOf({ createId = randomUUID, jobNames, maxPayloadBytes = 5 * 1024 * 1024 }: JobRuleOptions): JobRules {
  return {
    createId,
    jobNames: jobNames === undefined ? null : new Set(jobNames),
    maxPayloadBytes: wholeOf(maxPayloadBytes, 'maxPayloadBytes', 1, Number.MAX_SAFE_INTEGER),
  };
}

/**
 * A job to insert from what a caller gave, checked and with all defaults.
 * @throws {QueueError} `INVALID_PAYLOAD`, `INVALID_OPTIONS` or `UNKNOWN_JOB_NAME`
 */
export function newJobOf(rules: JobRules, name: unknown, payload: unknown, given: JobOptions = {}): NewJob {
  const options = objectOf(given, 'options');
  // Defaults are for what is left out; null is a value, and mostly a wrong one.
  const { priority = 0, delayMs = 0, attempts = 3, backoff = {}, timeoutMs = null, dedup } = options;
  return {
    id: rules.createId(),
    name: jobNameOf(rules, name),
    payload: jsonCopyOf(payload, 'payload', rules.maxPayloadBytes),
    priority: wholeOf(priority, 'priority', -maxPriority, maxPriority),
    delayMs: millisecondsOf(delayMs, 'delayMs', 0),
    maxAttempts: wholeOf(attempts, 'attempts', 1, 1_000_000),
    backoff: backoffOf(backoff),
    timeoutMs: timeoutMs === null ? null : millisecondsOf(timeoutMs, 'timeoutMs', 1, maxTimerMs),
    dedupKey: dedup === undefined ? null : dedupKeyOf(objectOf(dedup, 'dedup').key),
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
  if (jobNames === null) return textOf(name, 'name', 200);
  if (typeof name === 'string' && jobNames.has(name)) return name;
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

/** What every adapter can order by. */
const maxPriority = 2 ** 31 - 1;

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

function backoffOf(backoff: Backoff): Required<Backoff> {
  const { kind = 'exponential', delayMs = 2_000, maxDelayMs: longest = 3_600_000, jitter = 0 } = objectOf(backoff, 'backoff');
  if (kind !== 'exponential' && kind !== 'fixed') throw invalid('backoff.kind', kind, '"exponential" or "fixed"');
  if (typeof jitter !== 'number' || !(jitter >= 0 && jitter <= 1)) throw invalid('backoff.jitter', jitter, 'a number from 0 to 1');
  return { kind, delayMs: millisecondsOf(delayMs, 'backoff.delayMs', 0), maxDelayMs: millisecondsOf(longest, 'backoff.maxDelayMs', 0), jitter };
}

function dedupKeyOf(value: unknown): string {
  const key = textOf(value, 'dedup.key', 1_000);
  if (key.startsWith(reservedKeys)) throw invalid('dedup.key', key, `a key that does not begin with "${reservedKeys}"`);
  return key;
}

function objectOf<T extends object>(value: T, what: string): T {
  if (typeof value === 'object' && value !== null) return value;
  throw invalid(what, value, 'an object');
}

function invalid(what: string, value: unknown, wanted: string): QueueError {
  return new QueueError(`The option ${what} is ${shown(value)}.`, { code: 'INVALID_OPTIONS', hint: `Give ${wanted}.` });
}
