import type { JobRecord } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { deleteRecords } from '../jobs/job-table.js';

/** The position of the newest settled job of a window (1 completed, 2 failed or cancelled), 0 where there is none. */
export function newestOrder(session: SqliteSession, window: 1 | 2): number {
  const newest = session.prepare('select max(settled_order) as newest from reposcan_queue_jobs where settled_window = ?').get(window) as { newest: number | null };
  return newest.newest ?? 0;
}

/** Removes the settled jobs of a window that are not among the newest. Those with an unsettled parent only leave the window: the parent keeps them. */
export function applyRetention(session: SqliteSession, window: 1 | 2, keep: number): JobRecord[] {
  const pushedOut = session
    .prepare(
      `select sequence, (select parent.settled_at is null from reposcan_queue_jobs parent where parent.id = job.parent_id) as kept from reposcan_queue_jobs job
      where settled_window = ? and settled_order is not null order by settled_order desc limit -1 offset ?`,
    )
    .all(window, keep) as { sequence: number; kept: number | null }[];
  for (const { sequence, kept } of pushedOut) {
    if (kept === 1) session.prepare('update reposcan_queue_jobs set settled_order = null where sequence = ?').run(sequence);
  }
  const unneeded = pushedOut.filter(({ kept }) => kept !== 1).map(({ sequence }) => sequence);
  return unneeded.length === 0 ? [] : deleteRecords(session, unneeded);
}

/** Removes the children that only these parents kept, which are settled by now. */
export function forgetChildren(session: SqliteSession, parentIds: readonly string[]): JobRecord[] {
  const forgotten = session
    .prepare(
      `select sequence from reposcan_queue_jobs
      where parent_id in (select value from json_each(?)) and settled_window is not null and settled_order is null`,
    )
    .all(JSON.stringify(parentIds)) as { sequence: number }[];
  return forgotten.length === 0 ? [] : deleteRecords(session, forgotten.map(({ sequence }) => sequence));
}
