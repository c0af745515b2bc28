import { jobOf, newRecord, type Changed, type Enqueued, type NewJob, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { dedupHolder } from './dedup.js';
import { insertRecord, lastSequence } from './job-table.js';

/** Adds jobs, except those whose dedup key is taken, and the descendants of these. */
export function insertJobs(session: SqliteSession, inputs: readonly NewJob[], now: number): Changed<Enqueued[]> {
  const changes: StoreChange[] = [];
  const skipped = new Set<string>();
  let sequence = lastSequence(session);

  const answer = inputs.map((input) => {
    const holder = input.dedupKey === null ? null : dedupHolder(session, input.dedupKey, now);
    if (holder !== null || (input.parentId !== null && skipped.has(input.parentId))) {
      skipped.add(input.id);
      return { id: holder ?? input.id, created: false };
    }
    const record = newRecord(input, (sequence += 1), now);
    insertRecord(session, record);
    changes.push({ type: 'enqueued', job: jobOf(record) });
    return { id: record.id, created: true };
  });
  return { answer, changes };
}
