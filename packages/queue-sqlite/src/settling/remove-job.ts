import { isSettled, type Changed } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { deletableColumns, deleteJob, leavePlace, recordById, type DeletableJob } from '../jobs/job-table.js';
import type { QueueLedger } from '../ledger/queue-ledger.js';

/** Forgets a settled job. */
export function removeJob(session: SqliteSession, ledger: QueueLedger, id: string): Changed<'removed' | 'not-found' | 'not-settled'> {
  const record = recordById(session, id);
  if (record === null) return { answer: 'not-found', changes: [] };
  if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
  leavePlace(session, ledger, record);
  deleteJob(session, ledger, session.prepare(`select ${deletableColumns} from reposcan_queue_jobs where sequence = ?`).get(record.sequence) as DeletableJob);
  return { answer: 'removed', changes: [{ type: 'removed', job: record }] };
}
