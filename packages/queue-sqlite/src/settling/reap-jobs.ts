import { isSettled, reap } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { jobColumns, recordOf, type JobRow } from '../jobs/job-row.js';
import type { TransitionWriter } from './write-transitions.js';

/** Most jobs of one transaction, so that it stays short. */
export const mostReaped = 200;

/** Whether a lease ran out. */
export function isAnyStalled(session: SqliteSession, now: number): boolean {
  return session.prepare('select 1 from reposcan_queue_jobs where shelf = 0 and place <= ? limit 1').get(now) !== undefined;
}

/** Takes back jobs whose lease ran out, those that waited longest first. @returns how many, `mostReaped` when there may be more */
export function reapJobs(session: SqliteSession, writer: TransitionWriter, now: number): number {
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where shelf = 0 and place <= ? order by place, sequence limit ${mostReaped}`).all(now) as JobRow[];
  for (const row of rows) {
    const before = recordOf(session, row);
    const after = reap(before, now);
    if (!isSettled(after.state)) writer.changes.push({ type: 'released', job: after, stalled: true });
    writer.write(before, after);
  }
  return rows.length;
}
