import type { NewJob } from '@reposcan/queue';

/** What we store of a job among BullMQ's options, under `x`. */
export interface OurOptions {
  /** Timeout, milliseconds. */
  t?: number;
  pid?: string;
  sid?: string;
}

/** What `rsAdd` must know of some jobs only. */
export interface NewJobExtras {
  /** Dedup key, and for how long at most, milliseconds. */
  de?: string;
  ttl?: number;
  pid?: string;
  /** Of a job without which this one is not inserted. */
  root?: string;
  /** What a failed child means, and how many children there are: it waits for them. */
  ocf?: string;
  pend?: number;
  sid?: string;
  /** The tick: the job is only inserted while the schedule is due at `due`, and moves it to `next`. */
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

/**
 * A job as `rsAdd` takes it.
 * @param root id of the flow's root, for its descendants: without it they are not inserted
 */
export function newBullJob(job: NewJob, { root, tick }: { root?: string; tick?: Tick } = {}): (string | number)[] {
  const blocked = job.pendingChildren > 0;
  const x: OurOptions = {
    ...(job.timeoutMs === null ? {} : { t: job.timeoutMs }),
    ...(job.parentId === null ? {} : { pid: job.parentId }),
    ...(job.scheduleId === null ? {} : { sid: job.scheduleId }),
  };
  const extras: NewJobExtras = {
    ...(job.dedupKey === null ? {} : { de: job.dedupKey, ...(job.dedupTtlMs === null ? {} : { ttl: job.dedupTtlMs }) }),
    ...(job.parentId === null ? {} : { pid: job.parentId }),
    ...(root === undefined ? {} : { root }),
    ...(blocked ? { ocf: job.onChildFailure, pend: job.pendingChildren } : {}),
    ...(job.scheduleId === null ? {} : { sid: job.scheduleId }),
    ...(tick === undefined ? {} : { due: String(tick.due), next: String(tick.next) }),
  };
  // As BullMQ's worker reads them.
  const options = {
    attempts: job.maxAttempts,
    priority: priorityOrigin - job.priority,
    backoff: { type: 'reposcan', ...job.backoff },
    // BullMQ would keep the stack of every failed attempt.
    stackTraceLimit: 0,
    ...(isEmpty(x) ? {} : { x }),
    ...(job.dedupKey === null ? {} : { de: { id: job.dedupKey } }),
  };
  return [job.id, job.name, JSON.stringify(job.payload), JSON.stringify(options), priorityOrigin - job.priority, Math.max(0, job.delayMs), isEmpty(extras) ? '' : JSON.stringify(extras)];
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}
