import type { SqliteDatabase } from '../driver/sqlite-driver.js';

/** Does some work in a transaction that holds the write lock from its beginning. When the work throws, nothing of it is written. */
export function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('rollback');
  } catch {
    // After some errors, a full disk among them, SQLite has rolled back by itself and there is no transaction left to end.
  }
}
