import type { Backoff } from '../job-options.js';
import type { Job, JobFailure, JobState, PartialResult } from '../job.js';
import type { JobPage, JobQuery } from '../job-queue.js';
import type { Enqueued } from '../job-options.js';
import type { Schedule } from '../schedule.js';

/** A job with what only the engine sees. */
export interface JobRecord extends Job {
  backoff: Required<Backoff>;
  /** The dedup key is given up at this time; `null`: when the job is settled. */
  dedupUntil: number | null;
  onChildFailure: 'fail' | 'ignore';
  /** Children that are not settled. */
  pendingChildren: number;
  /** Fences the running attempt; `null` unless active. */
  token: string | null;
  /** `null` unless active. */
  leaseUntil: number | null;
}

/** A job to insert, checked and with all defaults. The store gives `sequence`, and times by its clock. */
export interface NewJob {
  id: string;
  name: string;
  payload: unknown;
  priority: number;
  delayMs: number;
  maxAttempts: number;
  backoff: Required<Backoff>;
  timeoutMs: number | null;
  dedupKey: string | null;
  dedupTtlMs: number | null;
  parentId: string | null;
  onChildFailure: 'fail' | 'ignore';
  /** Unsettled children that are inserted with it. */
  pendingChildren: number;
  scheduleId: string | null;
}

/** Names one attempt. */
export interface Lease {
  id: string;
  token: string;
}

/** What a renewal learned. */
export type Renewal = { held: true; cancelRequested: boolean } | { held: false };

/** How an attempt ended. */
export type Outcome =
  | { kind: 'completed'; result: unknown }
  /** Tried again while attempts are left, unless `final`: after its backoff, or when the handler asked for it. */
  | { kind: 'failed'; failure: JobFailure; final: boolean; /** 0–1, for the jitter of the backoff. */ chance: number; /** Milliseconds since the epoch. */ retryAt?: number }
  | { kind: 'cancelled'; failure: JobFailure }
  /** Given back without costing an attempt. */
  | { kind: 'released' };

/** What the engine wants to know of a job that changed, as it is after the change. A record fits as it is. */
export type ChangedJob = Pick<Job, 'id' | 'name' | 'state' | 'parentId' | 'attempts' | 'runAt' | 'startedAt' | 'settledAt'>;

/** What an operation did to jobs, for events. In the order in which it happened. */
export type StoreChange =
  | { type: 'enqueued'; job: ChangedJob }
  | { type: 'started'; job: ChangedJob }
  | { type: 'retrying'; job: ChangedJob; message: string }
  | { type: 'released'; job: ChangedJob; stalled: boolean }
  /** `whole` is asked at once, and only where somebody waits for the job: its retention may forget it as soon as it is settled. */
  | { type: 'settled'; job: ChangedJob; whole: () => Job }
  | { type: 'removed'; job: ChangedJob };

/** The answer of an operation, with what it changed. */
export interface Changed<T> {
  answer: T;
  changes: StoreChange[];
}

/**
 * What an embedded adapter implements; the engine makes a `JobQueue` of it. Every method is atomic: it happens as a whole or not at all, also
 * among several processes. Methods with a list take it as one transaction. Time is the store's own.
 */
export interface JobStore {
  now(): number;
  /** Jobs with a taken dedup key are answered with its holder and not inserted; so are the children of such a root. */
  insert(jobs: readonly NewJob[]): Promise<Changed<Enqueued[]>>;
  /** Leases up to `limit` eligible jobs of these names to new tokens: waiting, or delayed and due; by priority, then sequence. Nothing while paused. */
  claim(request: { names: readonly string[]; limit: number; leaseMs: number }): Promise<Changed<JobRecord[]>>;
  /** In the order of the leases. */
  renew(leases: readonly Lease[], leaseMs: number): Promise<Renewal[]>;
  /** False where the lease is lost. */
  progress(reports: readonly (Lease & { value: unknown })[]): Promise<boolean[]>;
  /** `null` where the lease is lost. */
  append(partials: readonly (Lease & { value: unknown })[]): Promise<(PartialResult | null)[]>;
  /** False where the lease is lost: nothing changed. Unblocks or fails the parent, applies the retention. */
  settle(outcomes: readonly (Lease & { outcome: Outcome })[]): Promise<Changed<boolean[]>>;
  /** Takes back the jobs whose lease ran out: to be tried again at once, or failed with `STALLED`, or cancelled where that was asked for. */
  reap(): Promise<Changed<number>>;
  cancel(id: string): Promise<Changed<'cancelled' | 'requested' | 'settled' | 'not-found'>>;
  retry(id: string): Promise<Changed<'retried' | 'not-found' | 'not-settled' | 'completed' | 'dedup-taken'>>;
  remove(id: string): Promise<Changed<'removed' | 'not-found' | 'not-settled'>>;

  get(id: string): Promise<JobRecord | null>;
  list(query: JobQuery): Promise<JobPage<Job>>;
  counts(): Promise<Record<JobState, number>>;
  partials(id: string, after: number, limit: number): Promise<PartialResult[] | null>;

  putSchedule(schedule: Schedule): Promise<void>;
  removeSchedule(id: string): Promise<boolean>;
  schedules(): Promise<Schedule[]>;
  /** Inserts the job of every due schedule that has no unsettled one, and moves each due schedule to the next time that `next` gives for it. One winner among processes. */
  fireSchedules(next: (schedule: Schedule, after: number) => number, newJob: (schedule: Schedule) => NewJob): Promise<Changed<number>>;

  /** When the next delayed job, lease or schedule is due; `null`: nothing is. A dedup ttl ends unnoticed: the next enqueue sees that it is over. */
  nextDueAt(): Promise<number | null>;
  setPaused(paused: boolean): Promise<void>;
  isPaused(): Promise<boolean>;
  /** Tells when another process may have changed something, if the store can know. @returns ends it */
  onForeignChange?(listener: () => void): () => void;
  close(): Promise<void>;
}
