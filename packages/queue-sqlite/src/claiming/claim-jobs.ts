import { randomBytes } from 'node:crypto';
import { jobOf, type Changed, type JobRecord } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { jobColumns, recordOf, type JobRow } from '../jobs/job-row.js';

/** What to lease. */
export interface ClaimRequest {
  names: readonly string[];
  limit: number;
  leaseMs: number;
}

interface Candidate {
  sequence: number;
  priority: number;
}

/** Leases waiting jobs, the next to start first. Nothing while the queue is paused. */
export function claimJobs(session: SqliteSession, { names, limit, leaseMs }: ClaimRequest, now: number): Changed<JobRecord[]> {
  const sequences = isPaused(session) ? [] : nextToStart(session, names, limit);
  if (sequences.length === 0) return { answer: [], changes: [] };
  // The same as the transition `claim`, for many jobs in one statement.
  const rows = session
    .prepare(
      `update reposcan_queue_jobs set state = 'active', queued = null, attempts = attempts + 1, started_at = ?, token = ? || sequence, lease_until = ?
      where sequence in (select value from json_each(?)) returning ${jobColumns}`,
    )
    .all(now, `${randomBytes(9).toString('base64url')}.`, now + leaseMs, JSON.stringify(sequences)) as JobRow[];
  const answer = rows.map((row) => recordOf(session, row)).toSorted(startOrder);
  return { answer, changes: answer.map((record) => ({ type: 'started', job: jobOf(record) })) };
}

/** Whether no job may start. */
export function isPaused(session: SqliteSession): boolean {
  return (session.prepare('select paused from reposcan_queue_state').get() as { paused: number }).paused === 1;
}

/** The index holds the jobs of each name in this order, so each name gives its first few and the first of these are the first of all. */
function nextToStart(session: SqliteSession, names: readonly string[], limit: number): number[] {
  const byName = session.prepare(
    `select sequence, priority from reposcan_queue_jobs where queued = 1 and state = 'waiting' and name = ? order by priority desc, sequence limit ?`,
  );
  const candidates = names.flatMap((name) => byName.all(name, limit) as Candidate[]);
  if (names.length > 1) candidates.sort(startOrder);
  return candidates.slice(0, limit).map(({ sequence }) => sequence);
}

function startOrder(a: Candidate, b: Candidate): number {
  return b.priority - a.priority || a.sequence - b.sequence;
}
