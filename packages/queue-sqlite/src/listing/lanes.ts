import type { JobListing, JobState } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';

/** The queued jobs of a state, a name and a priority: the index holds them in the order of their sequence, which can be read in either direction. */
export interface Lane {
  name: string;
  priority: number;
}

const lanes = 'reposcan_queue_jobs indexed by reposcan_queue_jobs_by_lane where queued = 1 and state = ?';

/** The lanes of a state that a listing may show: one or two steps in the index for each, however many jobs there are. */
export function* lanesOf(session: SqliteSession, listing: JobListing, state: JobState): Generator<Lane> {
  for (const name of listing.names ?? namesOf(session, state)) {
    for (const priority of listing.sort === 'priority' ? prioritiesOnPage(session, listing, state, name) : prioritiesOf(session, state, name)) yield { name, priority };
  }
}

function* namesOf(session: SqliteSession, state: JobState): Generator<string> {
  const next = session.prepare(`select min(name) as name from ${lanes} and name > ?`);
  for (let last: string | null = ''; last !== null; ) {
    const { name } = next.get(state, last) as { name: string | null };
    if (name !== null) yield name;
    last = name;
  }
}

function* prioritiesOf(session: SqliteSession, state: JobState, name: string): Generator<number> {
  const next = session.prepare(`select max(priority) as priority from ${lanes} and name = ? and priority < ?`);
  for (let last: number | null = Number.MAX_SAFE_INTEGER; last !== null; ) {
    const { priority } = next.get(state, name, last) as { priority: number | null };
    if (priority !== null) yield priority;
    last = priority;
  }
}

/** From that of the listing's position on, in its order. No more than fill the page, and one, because nothing may be left of the priority where the page before ended. */
function* prioritiesOnPage(session: SqliteSession, { order, after, limit }: JobListing, state: JobState, name: string): Generator<number> {
  const [choose, beyond] = order === 'asc' ? ['min', '>='] : ['max', '<='];
  const next = session.prepare(`select ${choose}(priority) as priority from ${lanes} and name = ? and priority ${beyond} ?`);
  const step = order === 'asc' ? 1 : -1;
  let from = after?.key ?? (order === 'asc' ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER);
  for (let count = 0; count <= limit + 1; count += 1) {
    const { priority } = next.get(state, name, from) as { priority: number | null };
    if (priority === null) return;
    yield priority;
    from = priority + step;
  }
}
