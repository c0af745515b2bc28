import { childRetried, isSettled, jobOf, retry, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { dedupHolder, takeDedupKey } from '../jobs/dedup.js';
import { recordById, updatePendingChildren, updateRecord } from '../jobs/job-table.js';

/** Gives a failed or cancelled job its attempts back. */
export function retryJob(session: SqliteSession, id: string, now: number, changes: StoreChange[]): 'retried' | 'not-found' | 'not-settled' | 'completed' | 'dedup-taken' {
  const record = recordById(session, id);
  if (record === null) return 'not-found';
  if (!isSettled(record.state)) return 'not-settled';
  if (record.state === 'completed') return 'completed';
  const key = record.dedupUntil === null || record.dedupUntil > now ? record.dedupKey : null;
  if (key !== null && dedupHolder(session, key, now) !== null) return 'dedup-taken';

  const next = retry(record, now);
  updateRecord(session, next, null);
  if (key !== null) takeDedupKey(session, next.sequence, key);
  const parent = record.parentId === null ? null : recordById(session, record.parentId);
  if (parent !== null) {
    const waiting = childRetried(parent);
    if (isSettled(parent.state)) updatePendingChildren(session, waiting);
    else updateRecord(session, waiting, null);
  }
  changes.push({ type: 'enqueued', job: jobOf(next) });
  return 'retried';
}
