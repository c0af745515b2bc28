/** Where a job is in its life. completed, failed and cancelled are settled: only retry or remove change such a job. */
export type JobState = 'waiting' | 'delayed' | 'blocked' | 'active' | SettledState;

/** How a job ended. */
export type SettledState = 'completed' | 'failed' | 'cancelled';

/** All states, in the order of a job's life. */
export const jobStates = ['waiting', 'delayed', 'blocked', 'active', 'completed', 'failed', 'cancelled'] as const;

/** What one kind of job takes and gives. Everything must survive JSON. */
export interface JobType {
  payload: unknown;
  result: unknown;
  /** What its handler reports with `job.progress`. */
  progress?: unknown;
  /** What its handler appends with `job.partial`. */
  partial?: unknown;
}

/** The kinds of jobs of a queue, by name: `{ 'deep-scan': { payload: …; result: … } }`. */
export type JobTypes = Record<string, JobType>;

/** Why a job failed or was cancelled, safe to show and to store. */
export interface JobFailure {
  /** `HANDLER_FAILED`: the handler threw; see `message`. What it threw with a code of its own (any `ReposcanError`, such as `RATE_LIMITED`) keeps that. */
  code: 'HANDLER_FAILED' | 'TIMEOUT' | 'STALLED' | 'CHILD_FAILED' | 'CANCELLED' | (string & {});
  message: string;
}

/** A job as the queue keeps it. Times are milliseconds since the epoch by the store's clock. */
export interface Job<T extends JobType = JobType, Name extends string = string> {
  id: string;
  name: Name;
  payload: T['payload'];
  state: JobState;
  /** Higher starts first. */
  priority: number;
  /** Position among the jobs of the queue: jobs of equal priority start in this order. */
  sequence: number;
  enqueuedAt: number;
  /** Not started before this time. */
  runAt: number;
  /** When the newest attempt started; `null` before the first. */
  startedAt: number | null;
  settledAt: number | null;
  /** Attempts that were started, the running one included; a graceful release takes its attempt back. */
  attempts: number;
  maxAttempts: number;
  timeoutMs: number | null;
  dedupKey: string | null;
  parentId: string | null;
  /** Id of the schedule that enqueued it. */
  scheduleId: string | null;
  /** Somebody asked to cancel it while it runs. */
  cancelRequested: boolean;
  progress: T extends { progress: infer P } ? P | null : unknown;
  /** Partial results so far. */
  partials: number;
  result: T['result'] | null;
  /** Of the last failed attempt; `null` once it completed. */
  failure: JobFailure | null;
}

/** One partial result. `seq` counts from 1 without gaps over all attempts of a job. */
export interface PartialResult<Value = unknown> {
  seq: number;
  /** The attempt that appended it, from 1. */
  attempt: number;
  at: number;
  value: Value;
}
