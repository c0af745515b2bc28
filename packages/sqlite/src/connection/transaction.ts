import type { SqliteSession } from './sqlite-session.js';

/** Does some work in a transaction that holds the write lock from its beginning. When the work throws, nothing of it is written. */
export function inTransaction<T>(session: SqliteSession, work: () => T): T {
  session.prepare('begin immediate').run();
  try {
    const result = work();
    session.prepare('commit').run();
    return result;
  } catch (error) {
    rollBack(session);
    throw error;
  }
}

function rollBack(session: SqliteSession): void {
  try {
    session.prepare('rollback').run();
  } catch {
    // After some errors, a full disk among them, SQLite has rolled back by itself and there is no transaction left to end.
  }
}
