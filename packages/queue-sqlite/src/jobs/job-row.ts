import type { JobFailure, JobRecord, JobState } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { settingsOf } from './job-settings.js';

/** A job as SQLite gives it: one text, because drivers take longer to make an object of twenty columns than to do all the rest. */
export interface JobRow {
  job: string;
}

/** What to select for a `JobRow`. */
export const jobColumns = `json_array(sequence, id, name, state, priority, enqueued_at, run_at, started_at, settled_at, attempts, parent_id, pending_children, cancel_requested, token,
  iif(shelf = 0, place, null), settings, partials, progress, result, failure, payload) as job`;

/** In the order of `jobColumns`. The last four are JSON; a payload that is `null` is kept apart. */
export type JobValues = [
  sequence: number,
  id: string,
  name: string,
  state: JobState,
  priority: number,
  enqueuedAt: number,
  runAt: number,
  startedAt: number | null,
  settledAt: number | null,
  attempts: number,
  parentId: string | null,
  pendingChildren: number,
  cancelRequested: 0 | 1,
  token: string | null,
  leaseUntil: number | null,
  settings: string | null,
  partials: number,
  progress: string | null,
  result: string | null,
  failure: string | null,
  payload: string | null,
];

/** The columns of a row. */
export function valuesOf({ job }: JobRow): JobValues {
  return JSON.parse(job) as JobValues;
}

/** A row as the record that it stores. @throws {SyntaxError} for a document that is no JSON: the database is damaged */
export function recordOf(session: SqliteSession, row: JobRow): JobRecord {
  const values = valuesOf(row);
  return recordOfValues(values, payloadOf(session, values));
}

/** @param payload its JSON */
export function recordOfValues(values: JobValues, payload: string): JobRecord {
  const [sequence, id, name, state, priority, enqueuedAt, runAt, startedAt, settledAt, attempts, parentId, pendingChildren, cancelRequested, token, leaseUntil, settings, partials, progress, result, failure] = values;
  const { maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff } = settingsOf(settings);
  return {
    id,
    name,
    payload: JSON.parse(payload),
    state,
    priority,
    sequence,
    enqueuedAt,
    runAt,
    startedAt,
    settledAt,
    attempts,
    maxAttempts,
    timeoutMs,
    dedupKey,
    parentId,
    scheduleId,
    cancelRequested: cancelRequested === 1,
    progress: valueOf(progress),
    partials,
    result: valueOf(result),
    failure: valueOf(failure) as JobFailure | null,
    backoff,
    dedupUntil,
    onChildFailure,
    pendingChildren,
    token,
    leaseUntil,
  };
}

/** The JSON of a job's payload, wherever it is kept. Empty, which is no JSON, where it is missing. */
export function payloadOf(session: SqliteSession, values: JobValues): string {
  const payload = values[20];
  if (payload !== null) return payload;
  const row = session.prepare('select payload from reposcan_queue_payloads where job = ?').get(values[0]) as { payload: string } | undefined;
  return row?.payload ?? '';
}

/** A value as it is stored: null as null. */
export function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** A value that was stored. */
export function valueOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
