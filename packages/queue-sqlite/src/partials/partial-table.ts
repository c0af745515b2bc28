import type { Lease, PartialResult } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';

interface PartialRow {
  seq: number;
  attempt: number;
  at: number;
  value: string;
}

/** Appends a partial result to a running job. `null` where the lease is lost. */
export function appendPartial(session: SqliteSession, { id, token, value }: Lease & { value: unknown }, now: number): PartialResult | null {
  const job = session.prepare('select sequence, partials, attempts from reposcan_queue_jobs where id = ? and token = ?').get(id, token) as
    | { sequence: number; partials: number; attempts: number }
    | undefined;
  if (job === undefined) return null;
  const seq = job.partials + 1;
  const json = JSON.stringify(value);
  session.prepare('update reposcan_queue_jobs set partials = ? where sequence = ?').run(seq, job.sequence);
  session.prepare('insert into reposcan_queue_partials (job, seq, attempt, at, value) values (?, ?, ?, ?, ?)').run(job.sequence, seq, job.attempts, now, json);
  return { seq, attempt: job.attempts, at: now, value: JSON.parse(json) };
}

/** In order of `seq`, those after `after`. `null`: there is no such job. */
export function readPartials(session: SqliteSession, id: string, after: number, limit: number): PartialResult[] | null {
  const job = session.prepare('select sequence from reposcan_queue_jobs where id = ?').get(id) as { sequence: number } | undefined;
  if (job === undefined) return null;
  const rows = session
    .prepare('select seq, attempt, at, value from reposcan_queue_partials where job = ? and seq > ? order by seq limit ? + 0')
    .all(job.sequence, after, limit) as PartialRow[];
  return rows.map(({ seq, attempt, at, value }) => ({ seq, attempt, at, value: JSON.parse(value) as unknown }));
}
