import type { Job, JobTypes, PartialResult } from './job.js';

/** What a handler gets. */
export interface JobRun<J extends Job = Job, Partial = unknown> {
  /** As it was when this attempt started. */
  readonly job: J;
  /** From 1. */
  readonly attempt: number;
  /** Aborts on cancel, timeout, a lost lease, and when the worker closes and its grace time is over; `reason` is a `QueueError` that says which. */
  readonly signal: AbortSignal;
  /** The last value wins; written at most every 250 ms, and before the job is settled. */
  progress(value: J['progress']): void;
  /** Appends a partial result, durable when the promise resolves. Rejects with `LEASE_LOST`. */
  partial(value: Partial): Promise<PartialResult<Partial>>;
}

/** Runs one kind of job. What it returns is the result (`null` for nothing); what it throws fails the attempt. */
export type JobHandler<J extends Job = Job, Result = unknown, Partial = unknown> = (run: JobRun<J, Partial>) => Promise<Result> | Result;

/** Handlers by job name. A worker only claims jobs of these names. */
export type JobHandlers<Jobs extends JobTypes> = {
  [Name in keyof Jobs & string]?: JobHandler<
    Job<Jobs[Name], Name>,
    Jobs[Name]['result'],
    Jobs[Name] extends { partial: infer P } ? P : unknown
  >;
};

/** How a worker works. */
export interface WorkerOptions {
  /** Jobs at a time. @default 5 */
  concurrency?: number;
  /** After this long without a renewal the job may be claimed by another worker. @default 30_000 */
  leaseMs?: number;
  /** How long the worker waits before it looks again for work that nobody told it about, such as that of another process. @default 500 */
  pollMs?: number;
  /** Told of errors that no job is to blame for, such as a store that fails. The worker goes on. @default ignored */
  onError?: (error: unknown) => void;
}

/** Something that runs jobs. */
export interface Worker {
  /** Jobs that it runs now, those included whose cancel or timeout their handlers ignore. */
  readonly running: number;
  /**
   * Starts no further job, waits up to `graceMs` for those that run, then aborts the rest, waits for their handlers to return, and releases them without costing an attempt.
   * @param options.graceMs default 10,000
   */
  close(options?: { graceMs?: number }): Promise<void>;
}
