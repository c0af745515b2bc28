/** The part of a prepared statement that is used. */
export interface SqliteStatement {
  run(...parameters: (string | number | null)[]): { changes: number | bigint };
  get(...parameters: (string | number | null)[]): unknown;
  all(...parameters: (string | number | null)[]): unknown[];
}

/** The part of a connection that is used. `Database` of better-sqlite3 and `DatabaseSync` of node:sqlite both fit. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** Opens a file, or `:memory:`: `(file) => new Database(file)`. */
export type SqliteDriver = (file: string) => SqliteDatabase;
