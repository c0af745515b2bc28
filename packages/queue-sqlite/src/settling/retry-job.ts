import { childRetried, isSettled, retry, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { dedupHolder, takeDedupKey } from '../jobs/dedup.js';
import { leavePlace, recordById, updatePendingChildren, updateRecord } from '../jobs/job-table.js';
import type { QueueLedger } from '../ledger/queue-ledger.js';

/** Gives a failed or cancelled job its attempts back. */
export function retryJob(session: SqliteSession, ledger: QueueLedger, id: string, now: number, changes: StoreChange[]): 'retried' | 'not-found' | 'not-settled' | 'completed' | 'dedup-taken' {
  const record = recordById(session, id);
  if (record === null) return 'not-found';
  if (!isSettled(record.state)) return 'not-settled';
  if (record.state === 'completed') return 'completed';
  const key = record.dedupUntil === null || record.dedupUntil > now ? record.dedupKey : null;
  if (key !== null && dedupHolder(session, key, now) !== null) return 'dedup-taken';

  const next = retry(record, now);
  leavePlace(session, ledger, record);
  updateRecord(session, ledger, next, record.state);
  if (key !== null) takeDedupKey(session, next.sequence, key);
  const parent = record.parentId === null ? null : recordById(session, record.parentId);
  if (parent !== null) {
    const waiting = childRetried(parent);
    if (isSettled(parent.state)) updatePendingChildren(session, waiting);
    else updateRecord(session, ledger, waiting, parent.state);
  }
  changes.push({ type: 'enqueued', job: next });
  return 'retried';
}
