import { jobStates, type JobListing, type JobState } from '@reposcan/queue';
import type { SqliteSession, SqliteValue } from '@reposcan/sqlite';
import type { JobSource } from './sorted-source.js';

const queuedStates: readonly JobState[] = ['waiting', 'delayed', 'blocked'];

/** The sources that together hold every job a listing may show, each job once. There may be any number of queued jobs, so that only these are read in order; the others are few. */
export function* jobSources(session: SqliteSession, listing: JobListing): Generator<JobSource> {
  const states = listing.states ?? jobStates;
  if (listing.parentId !== null) {
    yield* childSources(listing, listing.parentId);
    return;
  }
  yield* queuedSources(session, listing, states.filter((state) => queuedStates.includes(state)));

  const names = among('name', listing.names);
  if (states.includes('active')) {
    yield { ...all('indexed by reposcan_queue_jobs_by_lease', 'lease_until is not null', [], names), ...(listing.sort === 'settledAt' ? { key: null } : {}) };
  }
  const settled = states.filter((state) => state === 'failed' || state === 'cancelled');
  if (states.includes('completed')) yield all('indexed by reposcan_queue_jobs_by_settling', 'settled_window = ?', [1], names);
  if (settled.length > 0) yield all('indexed by reposcan_queue_jobs_by_settling', 'settled_window = ?', [2], among('state', settled), names);
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

function* queuedSources(session: SqliteSession, listing: JobListing, states: readonly JobState[]): Generator<JobSource> {
  if (states.length === 0) return;
  if (listing.sort === 'settledAt') {
    yield { ...all('not indexed', 'queued = 1', [], among('state', states), among('name', listing.names)), key: null };
    return;
  }
  for (const state of states) {
    for (const name of listing.names ?? queuedNames(session, state)) {
      if (listing.sort === 'priority') yield* prioritySources(session, listing, state, name);
      else yield { index: 'indexed by reposcan_queue_jobs_by_enqueued', where: 'queued = 1 and state = ? and name = ?', parameters: [state, name] };
    }
  }
}

/** One for each priority: within it, the index is in the order of the sequence, which can be read in either direction. No more than fill the page. */
function* prioritySources(session: SqliteSession, { order, after, limit }: JobListing, state: JobState, name: string): Generator<JobSource> {
  const [choose, beyond] = order === 'asc' ? ['min', '>'] : ['max', '<'];
  const parameters = [state, name];
  const where = 'queued = 1 and state = ? and name = ?';
  const next = session.prepare(`select ${choose}(priority) as priority from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_priority where ${where} and priority ${beyond}= ?`);
  const following = session.prepare(`select ${choose}(priority) as priority from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_priority where ${where} and priority ${beyond} ?`);
  const first = after?.key ?? (order === 'asc' ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER);

  let { priority } = next.get(...parameters, first) as { priority: number | null };
  // One more than the page holds, because nothing may be left of the priority where the page before ended.
  for (let count = 0; priority !== null && count <= limit + 1; count += 1) {
    yield { index: 'indexed by reposcan_queue_jobs_by_priority', where: `${where} and priority = ?`, parameters: [...parameters, priority], key: priority };
    ({ priority } = following.get(...parameters, priority) as { priority: number | null });
  }
}

/** The names of the queued jobs of a state: one step in the index for each. */
function queuedNames(session: SqliteSession, state: JobState): string[] {
  const next = session.prepare('select min(name) as name from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_enqueued where queued = 1 and state = ? and name > ?');
  const names: string[] = [];
  for (let name: string | null = ''; name !== null; ) {
    ({ name } = next.get(state, name) as { name: string | null });
    if (name !== null) names.push(name);
  }
  return names;
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
