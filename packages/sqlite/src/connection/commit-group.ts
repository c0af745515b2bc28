import { isBusy } from '../sqlite-failure.js';
import { retryWhileBusy } from './retry-while-busy.js';
import type { SqliteSession } from './sqlite-session.js';
import { inTransaction } from './transaction.js';

/** What all writes of one transaction share, such as counters that would cost too much to write with each. */
export interface TransactionScope<Scope> {
  begin(session: SqliteSession): Scope;
  /** Once, after the last write. Not when one of them threw: then nothing is written, and what `begin` gave is forgotten. */
  end(session: SqliteSession, scope: Scope): void;
}

/** Writes in the order in which they are handed in. What is handed in while others wait shares their transaction: one commit for all. */
export interface CommitGroup<Scope> {
  /** All or nothing, whatever becomes of the others. The work may be run more than once: only its last run is written. */
  write<T>(work: (session: SqliteSession, scope: Scope) => T): Promise<T>;
}

interface PendingWrite<Scope> {
  work(session: SqliteSession, scope: Scope): unknown;
  resolve(result: never): void;
  reject(error: unknown): void;
}

/** Writes through a session, retried for so many milliseconds while another connection has the lock. */
export function createCommitGroup<Scope>(session: SqliteSession, options: { busyTimeoutMs: number; scope: TransactionScope<Scope> }): CommitGroup<Scope> {
  let pending: PendingWrite<Scope>[] = [];
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

  function writeInTransaction(group: readonly PendingWrite<Scope>[]): unknown[] {
    return inTransaction(session, () => {
      const scope = options.scope.begin(session);
      const results = group.map((write) => write.work(session, scope));
      options.scope.end(session, scope);
      return results;
    });
  }

  async function writeGroup(group: readonly PendingWrite<Scope>[]): Promise<void> {
    try {
      const results = await retryWhileBusy(() => writeInTransaction(group), options);
      group.forEach((write, index) => write.resolve(results[index] as never));
    } catch (error) {
      // Alone, each gets what it deserves. Another connection's lock is nobody's fault, and all have waited for it.
      if (group.length === 1 || isBusy(error)) group.forEach((write) => write.reject(error));
      else for (const write of group) await writeGroup([write]);
    }
  }

  return {
    write<T>(work: (session: SqliteSession, scope: Scope) => T) {
      return new Promise<T>((resolve, reject) => {
        pending.push({ work, resolve, reject });
        if (!writing && pending.length === 1) queueMicrotask(() => void writeAll());
      });
    },
  };
}
