import type { SqliteSession } from '@reposcan/sqlite';
import { move, type QueueLedger } from '../ledger/queue-ledger.js';

/** Most jobs of one transaction, so that it stays short. */
const most = 1_000;

/** Whether a delayed job is due. */
export function isAnyDue(session: SqliteSession, now: number): boolean {
  return session.prepare(`select 1 from reposcan_queue_jobs where state = 'delayed' and run_at <= ? limit 1`).get(now) !== undefined;
}

/** Makes delayed jobs that are due waiting ones. @returns whether there are more */
export function promoteDue(session: SqliteSession, ledger: QueueLedger, now: number): boolean {
  if (ledger.counts.delayed === 0) return false;
  const due = session.prepare(`select sequence from reposcan_queue_jobs where state = 'delayed' and run_at <= ? order by run_at limit ${most}`).all(now) as { sequence: number }[];
  const promote = session.prepare(`update reposcan_queue_jobs set state = 'waiting' where sequence = ?`);
  for (const { sequence } of due) {
    promote.run(sequence);
    move(ledger, 'delayed', 'waiting');
  }
  return due.length === most;
}
