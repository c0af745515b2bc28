import { newRecord, type Changed, type Enqueued, type NewJob, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import type { QueueLedger } from '../ledger/queue-ledger.js';
import { dedupHolder } from './dedup.js';
import { insertRecord } from './job-table.js';

/** Adds jobs, except those whose dedup key is taken, and the descendants of these. */
export function insertJobs(session: SqliteSession, ledger: QueueLedger, inputs: readonly NewJob[], now: number): Changed<Enqueued[]> {
  const changes: StoreChange[] = [];
  const skipped = new Set<string>();
  // Also while a clock that was set back catches up: listings rely on it that times ascend with sequences.
  ledger.enqueuedAt = Math.max(ledger.enqueuedAt, now);

  const answer = inputs.map((input) => {
    const holder = input.dedupKey === null ? null : dedupHolder(session, input.dedupKey, now);
    if (holder !== null || (input.parentId !== null && skipped.has(input.parentId))) {
      skipped.add(input.id);
      return { id: holder ?? input.id, created: false };
    }
    const record = newRecord(input, ledger.sequence + 1, now);
    insertRecord(session, ledger, record);
    ledger.sequence = record.sequence;
    changes.push({ type: 'enqueued', job: record });
    return { id: record.id, created: true };
  });
  return { answer, changes };
}
