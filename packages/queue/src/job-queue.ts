import type { JobEvent } from './job-event.js';
import type { Enqueued, JobOptions } from './job-options.js';
import type { Job, JobState, JobTypes, PartialResult } from './job.js';
import type { Schedule, ScheduleInput } from './schedule.js';
import type { JobHandlers, Worker, WorkerOptions } from './worker.js';

/** The name of a job type. */
export type NameOf<Jobs extends JobTypes> = keyof Jobs & string;

/** A job of one type, or of any. */
export type JobOf<Jobs extends JobTypes, Name extends NameOf<Jobs> = NameOf<Jobs>> = {
  [N in Name]: Job<Jobs[N], N>;
}[Name];

/** One job to enqueue. */
export type JobInput<Jobs extends JobTypes, Name extends NameOf<Jobs> = NameOf<Jobs>> = {
  [N in Name]: { name: N; payload: Jobs[N]['payload']; options?: JobOptions };
}[Name];

/** A job and the jobs that it waits for. Only the root may have a dedup key. */
export type FlowInput<Jobs extends JobTypes> = JobInput<Jobs> & {
  children: readonly (JobInput<Jobs> | FlowInput<Jobs>)[];
  /**
   * `fail`: as soon as a child failed or was cancelled, the parent fails with `CHILD_FAILED` and its unstarted children are cancelled.
   * `ignore`: the parent runs once all children are settled, whatever they came to.
   * @default 'fail'
   */
  onChildFailure?: 'fail' | 'ignore';
};

/** Which jobs to list. Filters combine with "and"; an empty list of states or names matches nothing. */
export interface JobQuery {
  states?: readonly JobState[];
  names?: readonly string[];
  parentId?: string;
  /** Milliseconds since the epoch, inclusive. */
  enqueuedFrom?: number;
  /** Milliseconds since the epoch, inclusive. */
  enqueuedTo?: number;
  /** Ties are ordered by `sequence` in the same direction. Jobs that are not settled come last under `settledAt`. @default 'enqueuedAt' */
  sort?: 'enqueuedAt' | 'settledAt' | 'priority';
  /** @default 'desc' */
  order?: 'asc' | 'desc';
  /** 1–1,000. @default 100 */
  limit?: number;
  cursor?: string;
}

/** A page of a listing. */
export interface JobPage<J> {
  items: J[];
  /** Hand it in with the same query for the next page; `null` on the last one. */
  nextCursor: string | null;
}

/** What an adapter honestly differs in. The semantics are the same everywhere. */
export interface QueueCapabilities {
  /** What jobs survive: nothing, the death of the process, or a loss of power. */
  durable: 'no' | 'process' | 'power';
  /** Several processes may share the queue. */
  multiProcess: boolean;
  /** How long a cancel may take at most to reach a running job of another process, as a share of the lease. */
  remoteCancelLatency: number;
}

/**
 * A queue of jobs, each run at least once. Every adapter makes the same promises; the conformance kit (`@reposcan/queue/testing`) is their definition.
 *
 * - **Settling.** A settled job (completed, failed, cancelled) never changes again except by `retry` or `remove`. Settling, progress and partial results are
 *   fenced by the token of the attempt: a worker that lost its lease gets `LEASE_LOST`, its signal aborts, its result is discarded.
 * - **Leases.** A worker leases a job and renews at a third of the lease. The job of a killed worker can be claimed again within 1.5 × lease. Time is the
 *   store's. A crash costs one attempt; a job whose attempts were all used up by crashes fails with `STALLED`. A graceful release costs none.
 * - **Order.** Eligible jobs start by priority (higher first), then in the order of enqueueing. Nothing is promised for retried or reaped jobs, nor for completion.
 * - **Dedup.** From enqueue until settled (waiting, delayed, blocked, active and between attempts alike), or until its ttl. Of any number of racing enqueues exactly one creates.
 * - **Attempts.** A thrown error, or a timeout, fails the attempt; the job is delayed by its backoff and tried again until its attempts are used up. An `UnrecoverableError` fails the job at once; a
 *   `RetryLater` has it tried again at its time instead, which costs an attempt all the same.
 * - **Cancel.** A job that has not started is `cancelled` at once. A running one learns of it with its next renewal at the latest (its signal aborts) and is `cancelled` when its handler
 *   has returned, whatever it returned, unless it completed or lost its lease first. Its slot is held until then. Works from any process.
 * - **Progress.** The last value wins; it may be written late, but never after the settling. **Partial results** are appended without gaps, are durable once the promise resolves, are
 *   kept as long as the job, and carry their attempt; a further attempt continues their numbering.
 * - **Retention.** The newest 100 completed and the newest 50 failed or cancelled jobs are kept (by option); children of an unsettled parent, and unsettled jobs, always.
 * - **Schedules.** At most one unsettled job for each; ticks that were missed collapse into one.
 * - **Flows.** A parent is `blocked` until its children are settled.
 * - **Enqueueing** resolves after the commit; `enqueueMany` and `enqueueFlow` are all or nothing.
 */
export interface JobQueue<Jobs extends JobTypes = JobTypes> {
  readonly capabilities: QueueCapabilities;

  /** Rejects with `INVALID_PAYLOAD` for what JSON cannot carry or what is too large, and with `INVALID_OPTIONS`. */
  enqueue<Name extends NameOf<Jobs>>(name: Name, payload: Jobs[Name]['payload'], options?: JobOptions): Promise<Enqueued>;
  /** All or none. The answers are in the order of the inputs. */
  enqueueMany(jobs: readonly JobInput<Jobs>[]): Promise<Enqueued[]>;
  /** All or none. Answers the root; its descendants are listed by `parentId`. */
  enqueueFlow(flow: FlowInput<Jobs>): Promise<Enqueued>;

  /** Starts running jobs of the handlers' names. Creating the queue starts nothing. Throws `INVALID_OPTIONS` or `CLOSED` at once. */
  work(handlers: JobHandlers<Jobs>, options?: WorkerOptions): Worker;

  /** `null`: there is no such job, or it is no longer kept. */
  get(id: string): Promise<JobOf<Jobs> | null>;
  list(query?: JobQuery): Promise<JobPage<JobOf<Jobs>>>;
  counts(): Promise<Record<JobState, number>>;
  /** In order of `seq`, those after `after`. Rejects with `NOT_FOUND`, or `INVALID_QUERY` for a bad `after` or `limit`. @param options.limit 1–10,000, default 1,000 */
  partials(id: string, options?: { after?: number; limit?: number }): Promise<PartialResult[]>;

  /**
   * `cancelled`: it had not started and is cancelled. `requested`: it is running and will be. `settled`: it was settled before; nothing changed.
   * Children of a cancelled parent that have not started are cancelled with it. Rejects with `NOT_FOUND`.
   */
  cancel(id: string): Promise<'cancelled' | 'requested' | 'settled'>;
  /**
   * Gives a failed or cancelled job its attempts back (`attempts` is 0 again) and makes it waiting (blocked, if it has unsettled children); its partial results stay. Rejects with `NOT_FOUND`,
   * `NOT_SETTLED` (also for a completed job: `INVALID_STATE`), or `DEDUP_TAKEN` when another job holds its key by now.
   */
  retry(id: string): Promise<void>;
  /** Forgets a settled job with its partial results. Rejects with `NOT_FOUND`, or `NOT_SETTLED`. */
  remove(id: string): Promise<void>;
  /** Resolves with the job once it is settled, also if it was before. Rejects with `NOT_FOUND`, `ABORTED` or `CLOSED`. Does not depend on an event arriving. */
  waitFor(id: string, options?: { signal?: AbortSignal }): Promise<JobOf<Jobs>>;

  /** Adds or replaces a schedule. Rejects with `INVALID_SCHEDULE`. */
  schedule(id: string, schedule: ScheduleInput<Jobs>): Promise<void>;
  /** Whether there was one. Its job, if one is unsettled, stays. */
  unschedule(id: string): Promise<boolean>;
  /** By id. */
  schedules(): Promise<Schedule[]>;

  /**
   * Hears what happens to jobs, in order for each job: of this process at once, of other processes as far as the adapter can. Delivery is not promised; the state of a job is. What a listener throws is ignored.
   * @returns ends the subscription
   */
  subscribe(listener: (event: JobEvent) => void): () => void;
  /** No worker of any process starts another job until `resume`. Running jobs go on. Survives a restart where jobs do. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  isPaused(): Promise<boolean>;
  /** Closes the workers (see `Worker.close`), then lets go of everything: no timer, handle or connection is left. Closing twice is fine. */
  close(options?: { graceMs?: number }): Promise<void>;
}
