import { isSettled, type JobRecord, type JobState } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { jobColumns, jsonOf, recordOf, type JobRow } from './job-row.js';
import { settingsJson } from './job-settings.js';

/** Payloads of more characters are kept apart from their jobs. */
const longestInline = 2_000;

/** `null`: there is no such job. */
export function recordById(session: SqliteSession, id: string): JobRecord | null {
  const row = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where id = ?`).get(id) as JobRow | undefined;
  return row === undefined ? null : recordOf(session, row);
}

/** The jobs with these sequences, in no particular order. */
export function recordsBySequence(session: SqliteSession, sequences: readonly number[]): JobRecord[] {
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where sequence in (select value from json_each(?))`).all(JSON.stringify(sequences));
  return (rows as JobRow[]).map((row) => recordOf(session, row));
}

/** The children that are kept, in the order of enqueueing. */
export function childrenOf(session: SqliteSession, parentId: string): JobRecord[] {
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where parent_id = ? order by sequence`).all(parentId);
  return (rows as JobRow[]).map((row) => recordOf(session, row));
}

/** Adds a job, which takes its dedup key. */
export function insertRecord(session: SqliteSession, record: JobRecord): void {
  const payload = JSON.stringify(record.payload);
  const apart = payload.length > longestInline;
  session
    .prepare(
      `insert into reposcan_queue_jobs (sequence, id, name, state, queued, priority, enqueued_at, run_at, attempts, dedup_lock, parent_id, pending_children, cancel_requested, settings,
        partials, payload)
      values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 0, ?, 0, ?)`,
    )
    .run(
      record.sequence,
      record.id,
      record.name,
      record.state,
      queued(record.state),
      record.priority,
      record.enqueuedAt,
      record.runAt,
      record.dedupKey,
      record.parentId,
      record.pendingChildren,
      settingsJson(record),
      apart ? null : payload,
    );
  if (apart) session.prepare('insert into reposcan_queue_payloads (job, payload) values (?, ?)').run(record.sequence, payload);
}

/** Writes what a transition may change. A settled job gives up its dedup key. @param settledOrder its position among the settled, `null` unless it is settled */
export function updateRecord(session: SqliteSession, record: JobRecord, settledOrder: number | null): void {
  session
    .prepare(
      `update reposcan_queue_jobs set state = ?, queued = ?, run_at = ?, started_at = ?, settled_at = ?, attempts = ?, pending_children = ?, cancel_requested = ?, token = ?, lease_until = ?,
        settled_window = ?, settled_order = ?, dedup_lock = iif(? is null, dedup_lock, null), progress = ?, result = ?, failure = ? where sequence = ?`,
    )
    .run(
      record.state,
      queued(record.state),
      record.runAt,
      record.startedAt,
      record.settledAt,
      record.attempts,
      record.pendingChildren,
      record.cancelRequested ? 1 : 0,
      record.token,
      record.leaseUntil,
      settledWindow(record.state),
      settledOrder,
      settledOrder,
      jsonOf(record.progress),
      jsonOf(record.result),
      jsonOf(record.failure),
      record.sequence,
    );
}

/** Writes how many children a settled job waits for, were it retried. It keeps its place among the settled. */
export function updatePendingChildren(session: SqliteSession, { sequence, pendingChildren }: JobRecord): void {
  session.prepare('update reposcan_queue_jobs set pending_children = ? where sequence = ?').run(pendingChildren, sequence);
}

/** Forgets jobs with all that belongs to them. In the order of enqueueing. */
export function deleteRecords(session: SqliteSession, sequences: readonly number[]): JobRecord[] {
  const list = JSON.stringify(sequences);
  const rows = session
    .prepare(`delete from reposcan_queue_jobs where sequence in (select value from json_each(?)) returning ${jobColumns}`)
    .all(list) as JobRow[];
  const records = rows.map((row) => recordOf(session, row)).toSorted((a, b) => a.sequence - b.sequence);
  if (records.some(({ partials }) => partials > 0)) session.prepare('delete from reposcan_queue_partials where job in (select value from json_each(?))').run(list);
  session.prepare('delete from reposcan_queue_payloads where job in (select value from json_each(?))').run(list);
  keepSequence(session, records.at(-1)?.sequence ?? 0);
  return records;
}

/** The last sequence that a job has or had. */
export function lastSequence(session: SqliteSession): number {
  const { last } = session
    .prepare('select max(removed_sequence, coalesce((select max(sequence) from reposcan_queue_jobs), 0)) as last from reposcan_queue_state')
    .get() as { last: number };
  return last;
}

/** Remembers a sequence whose job is gone, if no job after it does. A counter of all jobs would cost every enqueueing another page. */
function keepSequence(session: SqliteSession, sequence: number): void {
  if (lastSequence(session) < sequence) session.prepare('update reposcan_queue_state set removed_sequence = ?').run(sequence);
}

/** In which retention a settled job is: 1 completed, 2 failed or cancelled. */
export function settledWindow(state: JobState): 1 | 2 | null {
  if (!isSettled(state)) return null;
  return state === 'completed' ? 1 : 2;
}

function queued(state: JobState): 1 | null {
  return state === 'waiting' || state === 'delayed' || state === 'blocked' ? 1 : null;
}
