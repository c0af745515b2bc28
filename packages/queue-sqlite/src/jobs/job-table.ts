import { isSettled, type JobRecord, type JobState } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { move, type QueueLedger, type SettledShelf } from '../ledger/queue-ledger.js';
import { jobColumns, jsonOf, recordOf, type JobRow } from './job-row.js';
import { settingsJson } from './job-settings.js';

/** Payloads of more characters are kept apart from their jobs. */
const longestInline = 500;

/** `null`: there is no such job. */
export function recordById(session: SqliteSession, id: string): JobRecord | null {
  const row = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where id = ?`).get(id) as JobRow | undefined;
  return row === undefined ? null : recordOf(session, row);
}

/** The jobs with these sequences, in no particular order. */
export function recordsBySequence(session: SqliteSession, sequences: readonly number[]): JobRecord[] {
  if (sequences.length === 0) return [];
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where sequence in (select value from json_each(?))`).all(JSON.stringify(sequences));
  return (rows as JobRow[]).map((row) => recordOf(session, row));
}

/** The children that are kept, in the order of enqueueing. */
export function childrenOf(session: SqliteSession, parentId: string): JobRecord[] {
  const rows = session.prepare(`select ${jobColumns} from reposcan_queue_jobs where parent_id = ? order by sequence`).all(parentId);
  return (rows as JobRow[]).map((row) => recordOf(session, row));
}

/** Adds a job, which takes its dedup key. */
export function insertRecord(session: SqliteSession, ledger: QueueLedger, record: JobRecord): void {
  const payload = JSON.stringify(record.payload);
  const apart = payload.length > longestInline;
  session
    .prepare(
      `insert into reposcan_queue_jobs (queued, attempts, cancel_requested, partials, sequence, id, name, state, priority, enqueued_at, run_at, dedup_lock, parent_id, pending_children, settings,
        payload)
      values (1, 0, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      record.sequence,
      record.id,
      record.name,
      record.state,
      record.priority,
      ledger.enqueuedAt,
      record.runAt,
      record.dedupKey,
      record.parentId,
      record.pendingChildren,
      settingsJson(record),
      apart ? null : payload,
    );
  if (apart) session.prepare('insert into reposcan_queue_payloads (job, payload) values (?, ?)').run(record.sequence, payload);
  move(ledger, null, record.state);
}

/**
 * Writes what a transition may change. A settled job gives up its dedup key, and takes the next place on its shelf.
 * @param from the state before
 */
export function updateRecord(session: SqliteSession, ledger: QueueLedger, record: JobRecord, from: JobState): void {
  const shelf = settledShelf(record.state);
  session
    .prepare(
      `update reposcan_queue_jobs set state = ?, queued = ?, run_at = ?, started_at = ?, settled_at = ?, attempts = ?, pending_children = ?, cancel_requested = ?, token = ?, shelf = ?, place = ?,
        dedup_lock = iif(?, null, dedup_lock), progress = ?, result = ?, failure = ? where sequence = ?`,
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
      record.state === 'active' ? 0 : shelf,
      shelf === null ? record.leaseUntil : nextPlace(ledger, shelf),
      shelf,
      jsonOf(record.progress),
      jsonOf(record.result),
      jsonOf(record.failure),
      record.sequence,
    );
  move(ledger, from, record.state);
}

/**
 * Writes that an attempt has completed its job, in the one row that this concerns.
 * @returns whether it was the job's attempt
 */
export function completeRecord(session: SqliteSession, ledger: QueueLedger, { sequence, settledAt, result }: JobRecord, token: string): boolean {
  const { changes } = session
    .prepare(
      `update reposcan_queue_jobs set state = 'completed', settled_at = ?, cancel_requested = 0, token = null, shelf = 1, place = ?, dedup_lock = null, result = ?, failure = null
      where sequence = ? and token = ?`,
    )
    .run(settledAt, ledger.settled + 1, jsonOf(result), sequence, token);
  if (Number(changes) === 0) return false;
  nextPlace(ledger, 1);
  move(ledger, 'active', 'completed');
  return true;
}

/** Writes how many children a settled job waits for, were it retried. It keeps its place among the settled. */
export function updatePendingChildren(session: SqliteSession, { sequence, pendingChildren }: JobRecord): void {
  session.prepare('update reposcan_queue_jobs set pending_children = ? where sequence = ?').run(pendingChildren, sequence);
}

/** A settled job leaves its place among the newest, to be retried or removed. */
export function leavePlace(session: SqliteSession, ledger: QueueLedger, { sequence, state }: JobRecord): void {
  const shelf = settledShelf(state);
  const { changes } = session.prepare('update reposcan_queue_jobs set place = null where sequence = ? and place is not null').run(sequence);
  if (shelf !== null) ledger.kept[shelf] -= Number(changes);
}

/** What there is of a job to delete. */
export interface DeletableJob {
  sequence: number;
  state: JobState;
  partials: number;
  /** Its payload is in a table of its own. */
  apart: 0 | 1;
}

/** What to select for a `DeletableJob`. */
export const deletableColumns = 'sequence, state, partials, payload is null as apart';

/** Forgets a job that has no place any more, with all that belongs to it. */
export function deleteJob(session: SqliteSession, ledger: QueueLedger, { sequence, state, partials, apart }: DeletableJob): void {
  session.prepare('delete from reposcan_queue_jobs where sequence = ?').run(sequence);
  if (partials > 0) session.prepare('delete from reposcan_queue_partials where job = ?').run(sequence);
  if (apart === 1) session.prepare('delete from reposcan_queue_payloads where job = ?').run(sequence);
  move(ledger, state, null);
}

/** On which shelf a settled job is. */
export function settledShelf(state: JobState): SettledShelf | null {
  if (!isSettled(state)) return null;
  return state === 'completed' ? 1 : 2;
}

function nextPlace(ledger: QueueLedger, shelf: SettledShelf): number {
  ledger.kept[shelf] += 1;
  return (ledger.settled += 1);
}

function queued(state: JobState): 1 | null {
  return state === 'waiting' || state === 'delayed' || state === 'blocked' ? 1 : null;
}
