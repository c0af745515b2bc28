import { inTransaction } from '../connection/transaction.js';
import type { SqliteSession } from '../connection/sqlite-session.js';
import { shownFile } from '../shown-file.js';
import { SqliteError } from '../sqlite-error.js';
import type { SqliteMigration, SqliteSchema } from './sqlite-schema.js';

/** The version of a schema in a database, 0 where there is none. */
export function schemaVersion(session: SqliteSession, { table }: SqliteSchema): number {
  const exists = session.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(table);
  if (exists === undefined) return 0;
  const { version } = session.prepare(`select coalesce(max(version), 0) as version from ${table}`).get() as { version: number };
  return version;
}

/**
 * The steps that a database still needs.
 * @throws {SqliteError} `NEWER_SCHEMA` when it knows later steps than this schema
 */
export function pendingMigrations(session: SqliteSession, file: string, schema: SqliteSchema): readonly SqliteMigration[] {
  const version = schemaVersion(session, schema);
  const latest = schema.migrations.length;
  if (version > latest) {
    throw new SqliteError(`The database ${shownFile(file)} has version ${version} of the schema; this version of reposcan knows ${latest}.`, {
      code: 'NEWER_SCHEMA',
      hint: 'Update reposcan, or choose another file. Nothing was changed.',
      input: file,
    });
  }
  return schema.migrations.slice(version);
}

/** Brings a schema up to date. Of several processes that start at once, the first to get the lock does it and the others find it done. */
export function migrate(session: SqliteSession, file: string, schema: SqliteSchema): void {
  inTransaction(session, () => {
    session.exec(`create table if not exists ${schema.table} (version integer primary key, name text not null, applied_at text not null)`);
    const applied = session.prepare(`insert into ${schema.table} (version, name, applied_at) values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`);
    // Asked only now that the lock is held: another process may have been here.
    const version = schemaVersion(session, schema);
    pendingMigrations(session, file, schema).forEach(({ name, statements }, index) => {
      for (const statement of statements) session.exec(statement);
      applied.run(version + index + 1, name);
    });
  });
}
