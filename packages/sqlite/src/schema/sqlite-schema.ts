/** One step from an older schema to a newer one. Released ones never change. */
export interface SqliteMigration {
  readonly name: string;
  /** Each one statement of SQL. */
  readonly statements: readonly string[];
}

/** What the tables of an adapter look like. Several schemas may share a file. */
export interface SqliteSchema {
  /** The table that remembers which migrations were applied, such as `reposcan_queue_migrations`: a plain SQL name. */
  readonly table: string;
  /** All of them, the oldest first. The version of a schema is how many there are. */
  readonly migrations: readonly SqliteMigration[];
}
