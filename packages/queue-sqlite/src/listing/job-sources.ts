import { jobStates, type JobListing, type JobState } from '@reposcan/queue';
import type { SqliteSession, SqliteValue } from '@reposcan/sqlite';
import type { QueueLedger } from '../ledger/queue-ledger.js';
import { lanesOf } from './lanes.js';
import type { JobSource } from './sorted-source.js';

const queuedStates: readonly JobState[] = ['waiting', 'delayed', 'blocked'];

/** The sources that together hold every job a listing may show, each job once. There may be any number of queued jobs, so that only these are read in order; the others are few. */
export function* jobSources(session: SqliteSession, { counts }: QueueLedger, listing: JobListing): Generator<JobSource> {
  if (listing.parentId !== null) {
    yield* childSources(listing, listing.parentId);
    return;
  }
  const states = (listing.states ?? jobStates).filter((state) => counts[state] > 0);
  for (const state of states.filter((each) => queuedStates.includes(each))) {
    for (const { name, priority } of lanesOf(session, listing, state)) {
      const lane = all('indexed by reposcan_queue_jobs_by_lane', 'queued = 1 and state = ? and name = ? and priority = ?', [state, name, priority]);
      yield listing.sort === 'enqueuedAt' ? lane : { ...lane, key: listing.sort === 'priority' ? priority : null };
    }
  }

  const shelf = (number: number, ...filters: (Filter | null)[]): JobSource =>
    all('indexed by reposcan_queue_jobs_by_shelf', 'shelf = ?', [number], ...filters, among('name', listing.names));
  const failed = states.filter((state) => state === 'failed' || state === 'cancelled');
  if (states.includes('active')) yield { ...shelf(0), ...(listing.sort === 'settledAt' ? { key: null } : {}) };
  if (states.includes('completed')) yield shelf(1);
  if (failed.length > 0) yield shelf(2, among('state', failed));
}

function* childSources(listing: JobListing, parentId: string): Generator<JobSource> {
  const filters = [among('state', listing.states), among('name', listing.names)];
  const source = (where: string): JobSource => all('indexed by reposcan_queue_jobs_by_parent', where, [parentId], ...filters);
  if (listing.sort !== 'settledAt') {
    yield source('parent_id = ?');
    return;
  }
  yield source('parent_id = ? and settled_at is not null');
  yield { ...source('parent_id = ? and settled_at is null'), key: null };
}

interface Filter {
  where: string;
  parameter: string;
}

/** One parameter for the whole list, so that there are few statements however many lists. */
function among(column: string, values: readonly string[] | null): Filter | null {
  return values === null ? null : { where: `${column} in (select value from json_each(?))`, parameter: JSON.stringify(values) };
}

function all(index: string, where: string, parameters: readonly SqliteValue[], ...filters: (Filter | null)[]): JobSource {
  const set = filters.filter((filter) => filter !== null);
  return { index, where: [where, ...set.map((filter) => filter.where)].join(' and '), parameters: [...parameters, ...set.map((filter) => filter.parameter)] };
}
