import { isBusy } from '../sqlite-failure.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { SqliteSession } from './sqlite-session.js';
import { inTransaction } from './transaction.js';

/** Writes in the order in which they are handed in. What is handed in while others wait shares their transaction: one commit for all. */
export interface CommitGroup {
  /** All or nothing, whatever becomes of the others. The work may be run more than once: only its last run is written. */
  write<T>(work: (session: SqliteSession) => T): Promise<T>;
}

interface PendingWrite {
  work(session: SqliteSession): unknown;
  resolve(result: never): void;
  reject(error: unknown): void;
}

/** Writes through a session, retried for so many milliseconds while another connection has the lock. */
export function createCommitGroup(session: SqliteSession, options: { busyTimeoutMs: number }): CommitGroup {
  let pending: PendingWrite[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (pending.length > 0) {
      const group = pending;
      pending = [];
      await writeGroup(group);
    }
    writing = false;
  }

  async function writeGroup(group: readonly PendingWrite[]): Promise<void> {
    try {
      const results = await retryWhileBusy(() => inTransaction(session, () => group.map((write) => write.work(session))), options);
      group.forEach((write, index) => write.resolve(results[index] as never));
    } catch (error) {
      // Alone, each gets what it deserves. Another connection's lock is nobody's fault, and all have waited for it.
      if (group.length === 1 || isBusy(error)) group.forEach((write) => write.reject(error));
      else for (const write of group) await writeGroup([write]);
    }
  }

  return {
    write<T>(work: (session: SqliteSession) => T) {
      return new Promise<T>((resolve, reject) => {
        pending.push({ work, resolve, reject });
        if (!writing && pending.length === 1) queueMicrotask(() => void writeAll());
      });
    },
  };
}
