import { isSettled, jobOf, reap } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { jobColumns, recordOf, type JobRow } from '../jobs/job-row.js';
import type { TransitionWriter } from './write-transitions.js';

/** Most jobs of one transaction, so that it stays short. */
export const mostReaped = 200;

/** Whether a lease ran out. */
export function isAnyStalled(session: SqliteSession, now: number): boolean {
  return session.prepare('select 1 from reposcan_queue_jobs where lease_until <= ? limit 1').get(now) !== undefined;
}

/** Takes back jobs whose lease ran out, those that waited longest first. @returns how many, `mostReaped` when there may be more */
export function reapJobs(session: SqliteSession, writer: TransitionWriter, now: number): number {
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where lease_until <= ? order by lease_until, sequence limit ${mostReaped}`).all(now) as JobRow[];
  for (const row of rows) {
    const record = reap(recordOf(session, row), now);
    if (!isSettled(record.state)) writer.changes.push({ type: 'released', job: jobOf(record), stalled: true });
    writer.write(record);
  }
  return rows.length;
}
