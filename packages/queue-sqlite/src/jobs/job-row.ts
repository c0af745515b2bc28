import type { JobFailure, JobRecord, JobState } from '@reposcan/queue';

/** A job as SQLite gives it. */
export interface JobRow {
  sequence: number;
  id: string;
  name: string;
  state: JobState;
  priority: number;
  enqueued_at: number;
  run_at: number;
  started_at: number | null;
  settled_at: number | null;
  attempts: number;
  max_attempts: number;
  timeout_ms: number | null;
  dedup_key: string | null;
  dedup_until: number | null;
  parent_id: string | null;
  on_child_failure: 'fail' | 'ignore';
  pending_children: number;
  schedule_id: string | null;
  cancel_requested: number;
  token: string | null;
  lease_until: number | null;
  backoff: string;
  partials: number;
  progress: string | null;
  result: string | null;
  failure: string | null;
  payload: string;
  payload_apart: number;
}

/** What to select, or to return, for a `JobRow`. */
export const jobColumns = `sequence, id, name, state, priority, enqueued_at, run_at, started_at, settled_at, attempts, max_attempts, timeout_ms, dedup_key, dedup_until, parent_id,
  on_child_failure, pending_children, schedule_id, cancel_requested, token, lease_until, backoff, partials, progress, result, failure, payload is null as payload_apart,
  coalesce(payload, (select apart.payload from reposcan_queue_payloads apart where apart.job = sequence)) as payload`;

/** A row as the record that it stores. @throws {SyntaxError} for a document that is no JSON: the database is damaged */
export function recordOf(row: JobRow): JobRecord {
  return {
    id: row.id,
    name: row.name,
    payload: JSON.parse(row.payload),
    state: row.state,
    priority: row.priority,
    sequence: row.sequence,
    enqueuedAt: row.enqueued_at,
    runAt: row.run_at,
    startedAt: row.started_at,
    settledAt: row.settled_at,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    timeoutMs: row.timeout_ms,
    dedupKey: row.dedup_key,
    parentId: row.parent_id,
    scheduleId: row.schedule_id,
    cancelRequested: row.cancel_requested === 1,
    progress: valueOf(row.progress),
    partials: row.partials,
    result: valueOf(row.result),
    failure: valueOf(row.failure) as JobFailure | null,
    backoff: JSON.parse(row.backoff) as JobRecord['backoff'],
    dedupUntil: row.dedup_until,
    onChildFailure: row.on_child_failure,
    pendingChildren: row.pending_children,
    token: row.token,
    leaseUntil: row.lease_until,
  };
}

/** A value as it is stored: null as null. */
export function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function valueOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
