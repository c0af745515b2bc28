import { cancel, childSettled, isSettled, settle, type Job, type JobRecord, type Outcome, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { wholeJob, type Leased } from '../claiming/leases.js';
import { childrenOf, completeRecord, recordById, updatePendingChildren, updateRecord } from '../jobs/job-table.js';
import type { QueueLedger } from '../ledger/queue-ledger.js';
import { forgetChildren } from './retention.js';

/** Writes jobs after their transitions, within one transaction. */
export interface TransitionWriter {
  readonly changes: StoreChange[];
  /** With what follows from it for its parent and its children. */
  write(before: JobRecord, after: JobRecord): void;
  /** The same for a job of this process that has completed, without reading it. False: its lease is lost. */
  complete(leased: Leased, token: string, outcome: Outcome): boolean;
  /** Forgets what only jobs kept that are settled now. Nothing is written after it. */
  finish(): void;
}

/** A writer for one transaction. */
export function createTransitionWriter(session: SqliteSession, ledger: QueueLedger, now: number): TransitionWriter {
  const changes: StoreChange[] = [];
  const parentIds: string[] = [];

  function write(before: JobRecord, after: JobRecord): void {
    updateRecord(session, ledger, after, before.state);
    if (!isSettled(after.state)) return;
    parentIds.push(after.id);
    follow(after, () => after);
    if (after.state !== 'completed') cancelChildren(after.id);
  }

  function follow(record: JobRecord, whole: () => Job): void {
    changes.push({ type: 'settled', job: record, whole });
    const parent = record.parentId === null ? null : recordById(session, record.parentId);
    if (parent === null) return;
    const after = childSettled(parent, record, now);
    if (isSettled(parent.state)) updatePendingChildren(session, after);
    else write(parent, after);
  }

  function cancelChildren(parentId: string): void {
    for (const { id } of childrenOf(session, parentId)) {
      // Read anew: cancelling a sibling may have changed it.
      const child = recordById(session, id);
      if (child !== null && child.state !== 'active' && !isSettled(child.state)) write(child, cancel(child, now));
    }
  }

  return {
    changes,
    write,

    complete(leased, token, outcome) {
      const record = settle(leased.record, outcome, now);
      if (!completeRecord(session, ledger, record, token)) return false;
      if (leased.parent) parentIds.push(record.id);
      follow(record, () => wholeJob(record, leased));
      return true;
    },

    finish() {
      for (const id of parentIds) forgetChildren(session, ledger, id);
    },
  };
}
