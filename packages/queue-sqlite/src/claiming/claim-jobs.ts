import { claim, type JobRecord } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { jobColumns, payloadOf, recordOfValues, valuesOf, type JobRow, type JobValues } from '../jobs/job-row.js';
import { settingsOf } from '../jobs/job-settings.js';
import { move, type QueueLedger } from '../ledger/queue-ledger.js';
import type { Leased } from './leases.js';

/** What to lease. */
export interface ClaimRequest {
  names: readonly string[];
  limit: number;
  leaseMs: number;
}

const nextOfName = `select ${jobColumns} from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_lane where queued = 1 and state = 'waiting' and name = ?
  order by priority desc, sequence limit ? + 0`;

/** Leases waiting jobs, the next to start first. Nothing while the queue is paused. Rows are read and then written, one by one: `returning` and `in (select …)` cost a temporary table. */
export function claimJobs(session: SqliteSession, ledger: QueueLedger, { names, limit, leaseMs }: ClaimRequest, newToken: () => string, now: number): Leased[] {
  if (ledger.paused || ledger.counts.waiting === 0) return [];
  const lease = session.prepare(
    `update reposcan_queue_jobs set state = 'active', queued = null, attempts = attempts + 1, started_at = ?, token = ?, shelf = 0, place = ? where sequence = ?`,
  );
  return nextToStart(session, names, limit).map((values) => {
    const payload = payloadOf(session, values);
    const waiting = recordOfValues(values, payload);
    const record: JobRecord = claim(waiting, newToken(), leaseMs, now);
    lease.run(now, record.token, record.leaseUntil, record.sequence);
    move(ledger, 'waiting', 'active');
    return { record, payload, progress: values[17], parent: settingsOf(values[15]).parent };
  });
}

/**
 * The index holds the jobs of each name in this order, so each name gives its first few and the first of these are the first of all.
 * `limit ? + 0` here and elsewhere: SQLite plans a statement anew whenever a bare parameter after `limit` gets a value, which takes longer than to run it.
 */
function nextToStart(session: SqliteSession, names: readonly string[], limit: number): JobValues[] {
  const byName = session.prepare(nextOfName);
  const candidates = names.flatMap((name) => (byName.all(name, limit) as JobRow[]).map(valuesOf));
  return names.length === 1 ? candidates : candidates.sort(startOrder).slice(0, limit);
}

function startOrder(a: JobValues, b: JobValues): number {
  return b[4] - a[4] || a[0] - b[0];
}
