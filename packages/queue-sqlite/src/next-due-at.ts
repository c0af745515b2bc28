import type { SqliteSession } from '@reposcan/sqlite';

/** When the next delayed job, lease or schedule is due; `null`: nothing is. */
export function nextDueAt(session: SqliteSession): number | null {
  const row = session
    .prepare(
      `select min(at) as at from (
        select min(run_at) as at from reposcan_queue_jobs where state = 'delayed'
        union all select min(place) from reposcan_queue_jobs where shelf = 0
        union all select min(next_at) from reposcan_queue_schedules
      )`,
    )
    .get() as { at: number | null };
  return row.at;
}
