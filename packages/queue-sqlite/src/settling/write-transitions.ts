import { cancel, childSettled, isSettled, jobOf, type JobRecord, type Retention, type StoreChange } from '@reposcan/queue';
import type { SqliteSession } from '@reposcan/sqlite';
import { childrenOf, recordById, settledWindow, updatePendingChildren, updateRecord } from '../jobs/job-table.js';
import { applyRetention, forgetChildren, newestOrder } from './retention.js';

/** Writes jobs after their transitions, within one transaction. */
export interface TransitionWriter {
  readonly changes: StoreChange[];
  /** With what follows from it for its parent and its children. */
  write(record: JobRecord): void;
  /** Applies the retention. Nothing is written after it. */
  finish(): void;
}

/** A writer for one transaction. */
export function createTransitionWriter(session: SqliteSession, now: number, retention: Required<Retention>): TransitionWriter {
  const changes: StoreChange[] = [];
  const settledIds: string[] = [];
  const orders = new Map<1 | 2, number>();

  function nextOrder(window: 1 | 2): number {
    const order = (orders.get(window) ?? newestOrder(session, window)) + 1;
    orders.set(window, order);
    return order;
  }

  function write(record: JobRecord): void {
    const window = settledWindow(record.state);
    updateRecord(session, record, window === null ? null : nextOrder(window));
    if (window === null) return;
    settledIds.push(record.id);
    changes.push({ type: 'settled', job: jobOf(record) });
    if (record.parentId !== null) writeParent(record, record.parentId);
    if (record.state !== 'completed') cancelChildren(record.id);
  }

  function writeParent(child: JobRecord, parentId: string): void {
    const before = recordById(session, parentId);
    if (before === null) return;
    const after = childSettled(before, child, now);
    if (isSettled(before.state)) updatePendingChildren(session, after);
    else write(after);
  }

  function cancelChildren(parentId: string): void {
    for (const { id } of childrenOf(session, parentId)) {
      // Read anew: cancelling a sibling may have changed it.
      const child = recordById(session, id);
      if (child !== null && child.state !== 'active' && !isSettled(child.state)) write(cancel(child, now));
    }
  }

  return {
    changes,
    write,
    finish() {
      if (settledIds.length === 0) return;
      const removed = [
        ...(orders.has(1) ? applyRetention(session, 1, retention.completed) : []),
        ...(orders.has(2) ? applyRetention(session, 2, retention.failed) : []),
        ...forgetChildren(session, settledIds),
      ];
      changes.push(...removed.map((record): StoreChange => ({ type: 'removed', job: jobOf(record) })));
    },
  };
}
