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
  where: readonly string[];
  parameters: readonly SqliteValue[];
}

const everything: Condition = { where: [], parameters: [] };
const columns = { enqueuedAt: 'enqueued_at', settledAt: 'settled_at', priority: 'priority' } as const;

/** The next jobs of a source after the listing's position, in its order: one more than its limit, where there are more. */
export function nextOf(session: SqliteSession, listing: JobListing, source: JobSource): SortedJob[] {
  const { sort, order, limit } = listing;
  const beyond = beyondPosition(listing, source);
  if (beyond === null) return [];
  const inTime = inTimeOf(listing);
  const column = columns[sort];
  const ordered = source.key === undefined ? `${column} ${order}, sequence ${order}` : `sequence ${order}`;
  const where = [source.where, ...inTime.where, ...beyond.where].join(' and ');
  return session
    .prepare(`select sequence, ${column} as key from reposcan_queue_jobs ${source.index} where ${where} order by ${ordered} limit ?`)
    .all(...source.parameters, ...inTime.parameters, ...beyond.parameters, limit + 1) as SortedJob[];
}

function inTimeOf({ enqueuedFrom, enqueuedTo }: JobListing): Condition {
  return {
    where: [...(enqueuedFrom === null ? [] : ['enqueued_at >= ?']), ...(enqueuedTo === null ? [] : ['enqueued_at <= ?'])],
    parameters: [enqueuedFrom, enqueuedTo].filter((time) => time !== null),
  };
}

/** `null`: the page before ended after all of the source. */
function beyondPosition({ sort, order, after }: JobListing, source: JobSource): Condition | null {
  if (after === null) return everything;
  const beyond = order === 'asc' ? '>' : '<';
  if (source.key === undefined) {
    if (after.key === null) return null;
    return { where: [`(${columns[sort]}, sequence) ${beyond} (?, ?)`], parameters: [after.key, after.sequence] };
  }
  if (source.key === after.key) return { where: [`sequence ${beyond} ?`], parameters: [after.sequence] };
  return compareKeys(source.key, after.key, order) > 0 ? everything : null;
}

/** Which of two sort keys a listing shows first. Not settled comes last in either direction. */
export function compareKeys(a: number | null, b: number | null, order: 'asc' | 'desc'): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return order === 'asc' ? a - b : b - a;
}
