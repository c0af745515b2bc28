import { holds, isSettled, jobOf, settle, type Lease, type Outcome } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { recordById } from '../jobs/job-table.js';
import type { TransitionWriter } from './write-transitions.js';

/** Ends attempts. False where the lease is lost: nothing changed. */
export function settleJobs(session: SqliteSession, writer: TransitionWriter, outcomes: readonly (Lease & { outcome: Outcome })[], now: number): boolean[] {
  return outcomes.map(({ id, token, outcome }) => {
    const record = recordById(session, id);
    if (!holds(record, token)) return false;
    const next = settle(record, outcome, now);
    if (!isSettled(next.state)) {
      const job = jobOf(next);
      writer.changes.push(outcome.kind === 'failed' ? { type: 'retrying', job, message: outcome.failure.message } : { type: 'released', job, stalled: false });
    }
    writer.write(next);
    return true;
  });
}
