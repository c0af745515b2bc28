import { holds, isSettled, settle, type Lease, type Outcome } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import type { Leases } from '../claiming/leases.js';
import { recordById } from '../jobs/job-table.js';
import type { TransitionWriter } from './write-transitions.js';

/** Ends attempts. False where the lease is lost: nothing changed. */
export function settleJobs(session: SqliteSession, writer: TransitionWriter, leases: Leases, outcomes: readonly (Lease & { outcome: Outcome })[], now: number): boolean[] {
  return outcomes.map(({ id, token, outcome }) => {
    const leased = leases.get(token);
    if (leased !== undefined && outcome.kind === 'completed') return writer.complete(leased, token, outcome);
    // What else an attempt comes to depends on what others may have written since: whether somebody cancelled the job.
    const record = recordById(session, id);
    if (!holds(record, token)) return false;
    const next = settle(record, outcome, now);
    if (!isSettled(next.state)) {
      writer.changes.push(outcome.kind === 'failed' ? { type: 'retrying', job: next, message: outcome.failure.message } : { type: 'released', job: next, stalled: false });
    }
    writer.write(record, next);
    return true;
  });
}
