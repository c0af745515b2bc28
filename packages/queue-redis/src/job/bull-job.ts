import type { JobJson, JobsOptions, ParentKeyOpts } from 'bullmq';
import type { NewJob } from '@reposcan/queue';

/** A job as BullMQ inserts it. */
export interface BullEntry {
  jobData: JobJson;
  jobId: string;
  parentKeyOpts: ParentKeyOpts;
}

/** What we store of a job among BullMQ's options; `around-bull` reads it. */
export interface OurOptions {
  /** Timeout, milliseconds. */
  t?: number;
  pid?: string;
  root?: string;
  ocf?: string;
  n?: number;
  sid?: string;
  due?: string;
  next?: string;
}

/** A tick of a schedule: the job is only inserted while the schedule is due at `due`, and moves it to `next`. */
export interface Tick {
  due: number;
  next: number;
}

/** Ours is whole from -1,000,000 to 1,000,000 and higher starts first; BullMQ's is from 1 to 2,097,152 and lower starts first, 0 before all. */
export const priorityOrigin = 1_048_576;

/** @param root id of the flow's root, for its descendants: without it they are not inserted */
export function bullEntryOf(job: NewJob, { root, tick }: { root?: string; tick?: Tick } = {}): BullEntry {
  const x: OurOptions = {
    ...(job.timeoutMs === null ? {} : { t: job.timeoutMs }),
    ...(job.parentId === null ? {} : { pid: job.parentId }),
    ...(root === undefined ? {} : { root }),
    ...(job.pendingChildren === 0 ? {} : { ocf: job.onChildFailure, n: job.pendingChildren }),
    ...(job.scheduleId === null ? {} : { sid: job.scheduleId }),
    ...(tick === undefined ? {} : { due: String(tick.due), next: String(tick.next) }),
  };
  const opts: JobsOptions & { x?: OurOptions } = {
    attempts: job.maxAttempts,
    priority: priorityOrigin - job.priority,
    backoff: { type: 'reposcan', ...job.backoff } as JobsOptions['backoff'],
    // BullMQ would keep the stack of every failed attempt.
    stackTraceLimit: 0,
    ...(Object.keys(x).length === 0 ? {} : { x }),
    ...(job.delayMs > 0 ? { delay: job.delayMs } : {}),
    ...(job.dedupKey === null ? {} : { deduplication: { id: job.dedupKey, ...(job.dedupTtlMs === null ? {} : { ttl: job.dedupTtlMs }) } }),
  };
  return {
    jobId: job.id,
    jobData: {
      id: job.id,
      name: job.name,
      data: JSON.stringify(job.payload),
      opts,
      timestamp: Date.now(),
      progress: 0,
      attemptsMade: 0,
      attemptsStarted: 0,
      stalledCounter: 0,
      failedReason: '',
      returnvalue: '',
      ...(job.dedupKey === null ? {} : { deduplicationId: job.dedupKey }),
    },
    parentKeyOpts: job.pendingChildren > 0 ? { addToWaitingChildren: true } : {},
  };
}
