import type { JobListing } from '@reposcan/queue';
import type { SqliteSession, SqliteValue } from '@reposcan/sqlite';

/** Where a job is in the order of a listing. */
export interface SortedJob {
  sequence: number;
  /** Its sort key; `null`: not settled. */
  key: number | null;
}

/** Some of the jobs, and how to get at them in the order of a listing. */
export interface JobSource {
  /** Such as `indexed by …`: the planner knows nothing of the data and would often choose another index. */
  index: string;
  where: string;
  parameters: readonly SqliteValue[];
  /** Set where all of them have the same sort key. Without it, they all have one that is not null. */
  key?: number | null;
}

interface Condition {
  where: string;
  parameters: readonly SqliteValue[];
}

const columns = { enqueuedAt: 'enqueued_at', settledAt: 'settled_at', priority: 'priority' } as const;

/** The next jobs of a source after the listing's position, in its order: one more than its limit, where there are more. */
export function nextOf(session: SqliteSession, listing: JobListing, source: JobSource, inTime: readonly Condition[]): SortedJob[] {
  const { sort, order, limit } = listing;
  const beyond = beyondPosition(listing, source);
  if (beyond === null) return [];
  const conditions = [source, ...inTime, ...beyond];
  const ordered = isInSequence(listing, source) ? `sequence ${order}` : `${columns[sort]} ${order}, sequence ${order}`;
  return session
    .prepare(`select sequence, ${columns[sort]} as key from reposcan_queue_jobs ${source.index} where ${conditions.map(({ where }) => where).join(' and ')} order by ${ordered} limit ? + 0`)
    .all(...conditions.flatMap(({ parameters }) => parameters), limit + 1) as SortedJob[];
}

/** Times of enqueueing ascend with the sequences, so that a span of time is a span of sequences, and the order of the one that of the other. */
export function inTimeOf(session: SqliteSession, { enqueuedFrom, enqueuedTo }: JobListing, lastSequence: number): Condition[] {
  return [
    ...(enqueuedFrom === null ? [] : [{ where: 'sequence >= ?', parameters: [firstEnqueued(session, enqueuedFrom, false, lastSequence)] }]),
    ...(enqueuedTo === null ? [] : [{ where: 'sequence < ?', parameters: [firstEnqueued(session, enqueuedTo, true, lastSequence)] }]),
  ];
}

/** A sequence that none of the jobs enqueued before (`after`: until) a time reaches, and all others do. */
function firstEnqueued(session: SqliteSession, time: number, after: boolean, lastSequence: number): number {
  const next = session.prepare('select enqueued_at as at from reposcan_queue_jobs where sequence >= ? order by sequence limit 1');
  let low = 0;
  let high = lastSequence + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const job = next.get(middle) as { at: number } | undefined;
    if (job === undefined || (after ? job.at > time : job.at >= time)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `null`: the page before ended after all of the source. */
function beyondPosition(listing: JobListing, source: JobSource): Condition[] | null {
  const { sort, order, after } = listing;
  if (after === null) return [];
  const beyond = order === 'asc' ? '>' : '<';
  if (isInSequence(listing, source)) {
    const compared = source.key === undefined ? 0 : compareKeys(source.key, after.key, order);
    if (compared !== 0) return compared > 0 ? [] : null;
    return [{ where: `sequence ${beyond} ?`, parameters: [after.sequence] }];
  }
  if (after.key === null) return null;
  return [{ where: `(${columns[sort]}, sequence) ${beyond} (?, ?)`, parameters: [after.key, after.sequence] }];
}

/** Whether the order of the listing is that of the sequences. */
function isInSequence({ sort }: JobListing, { key }: JobSource): boolean {
  return sort === 'enqueuedAt' || key !== undefined;
}

/** Which of two sort keys a listing shows first. Not settled comes last in either direction. */
export function compareKeys(a: number | null, b: number | null, order: 'asc' | 'desc'): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return order === 'asc' ? a - b : b - a;
}
