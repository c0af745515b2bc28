/** What a statement takes. */
export type SqliteValue = string | number | null;

/** The part of a prepared statement that is used. `run` is for statements that answer no rows, `get` and `all` for those that do. */
export interface SqliteStatement {
  run(...parameters: SqliteValue[]): { changes: number | bigint };
  get(...parameters: SqliteValue[]): unknown;
  all(...parameters: SqliteValue[]): unknown[];
}

/** The part of a connection that is used. `Database` of better-sqlite3 and `DatabaseSync` of node:sqlite both fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Opens a file, or `:memory:`: `(file) => new Database(file)`. */
export type SqliteDriver = (file: string) => SqliteDatabase;
