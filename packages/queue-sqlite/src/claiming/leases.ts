import { randomUUID } from 'node:crypto';
import type { JobRecord, Lease, Renewal } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { valueOf } from '../jobs/job-row.js';

/** A job as it was leased, with what its attempt has written since. Its data are kept as text: the record that was handed out is its handler's to change. */
export interface Leased {
  record: JobRecord;
  payload: string;
  progress: string | null;
  /** It was enqueued with children. */
  parent: boolean;
}

/** What this process has leased, by token: what is known here need not be read when it is settled. */
export type Leases = Map<string, Leased>;

/** Tokens that no other process makes: chance once for all of them, because for each it would take longer than the rest of a claim. */
export function createTokens(): () => string {
  const mine = randomUUID();
  let count = 0;
  return () => `${mine}.${(count += 1)}`;
}

/** The job as it is stored, once it was settled to this record. */
export function wholeJob(settled: JobRecord, { payload, progress }: Leased): JobRecord {
  return { ...settled, payload: JSON.parse(payload), progress: valueOf(progress) };
}

/** Begins leases anew, in their order. */
export function renewLeases(session: SqliteSession, leases: readonly Lease[], until: number): Renewal[] {
  const held = session.prepare('select sequence, cancel_requested as cancelRequested from reposcan_queue_jobs where id = ? and token = ?');
  const renew = session.prepare('update reposcan_queue_jobs set place = ? where sequence = ?');
  return leases.map(({ id, token }): Renewal => {
    const job = held.get(id, token) as { sequence: number; cancelRequested: 0 | 1 } | undefined;
    if (job === undefined) return { held: false };
    renew.run(until, job.sequence);
    return { held: true, cancelRequested: job.cancelRequested === 1 };
  });
}
