import { jobStates, type JobState } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';

/** How many jobs there are in each state. */
export function countJobs(session: SqliteSession): Record<JobState, number> {
  const rows = session
    .prepare(
      `select state, count(*) as count from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_priority where queued = 1 group by state
      union all select 'active', count(*) from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_lease where lease_until is not null
      union all select 'completed', count(*) from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_settling where settled_window = 1
      union all select state, count(*) from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_settling where settled_window = 2 group by state`,
    )
    .all() as { state: JobState; count: number }[];
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(jobStates.map((state) => [state, counts.get(state) ?? 0])) as Record<JobState, number>;
}
