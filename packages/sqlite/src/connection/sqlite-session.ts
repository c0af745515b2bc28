import type { SqliteDatabase, SqliteStatement } from '../driver/sqlite-driver.js';

/** What works with an open database: synchronously, so that nothing of this process comes in between. */
export interface SqliteSession {
  /** For what is not worth keeping a statement of, such as pragmas. */
  exec(sql: string): void;
  /** The statement of this SQL, prepared once. So its text must not contain data. */
  prepare(sql: string): SqliteStatement;
}

/** A session on an open database. */
export function createSqliteSession(database: SqliteDatabase): SqliteSession {
  const statements = new Map<string, SqliteStatement>();

  return {
    exec: (sql) => void database.exec(sql),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}
