import type { SqliteSession } from '@reposcan/sqlite';

/** Most jobs of one transaction, so that it stays short. */
const most = 1_000;

/** Whether a delayed job is due. */
export function isAnyDue(session: SqliteSession, now: number): boolean {
  return session.prepare(`select 1 from reposcan_queue_jobs where state = 'delayed' and run_at <= ? limit 1`).get(now) !== undefined;
}

/** Makes delayed jobs that are due waiting ones. @returns whether there are more */
export function promoteDue(session: SqliteSession, now: number): boolean {
  const { changes } = session
    .prepare(
      `update reposcan_queue_jobs set state = 'waiting' where sequence in
        (select sequence from reposcan_queue_jobs where state = 'delayed' and run_at <= ? order by run_at limit ${most})`,
    )
    .run(now);
  return Number(changes) === most;
}
