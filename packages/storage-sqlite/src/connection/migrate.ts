import { shown, StorageError } from '@reposcan/storage';
import { sql, type Kysely } from 'kysely';
import type { SqliteDatabase } from '../driver/sqlite-driver.js';
import type { Migration } from '../sql/migrations/migration.js';
import { compiler } from './sqlite-compiler.js';
import { inTransaction } from './transaction.js';

/** The version of the schema in a database, 0 where there is none. */
export function schemaVersion(database: SqliteDatabase): number {
  const exists = database.prepare(`select 1 from sqlite_master where type = 'table' and name = 'reposcan_storage_migrations'`).get();
  if (exists === undefined) return 0;
  const { version } = database.prepare('select coalesce(max(version), 0) as version from reposcan_storage_migrations').get() as {
    version: number;
  };
  return version;
}

/**
 * The steps that a database still needs.
 * @throws {StorageError} `NEWER_SCHEMA` when it knows later steps than this list
 */
export function pendingMigrations(database: SqliteDatabase, file: string, migrations: readonly Migration[]): readonly Migration[] {
  const version = schemaVersion(database);
  const latest = migrations.length;
  if (version > latest) {
    throw new StorageError(`The database ${shown(file)} has version ${version} of the schema; this version of reposcan knows ${latest}.`, {
      code: 'NEWER_SCHEMA',
      hint: 'Update reposcan, or choose another file. Nothing was changed.',
      input: file,
    });
  }
  return migrations.slice(version);
}

/** Brings the schema up to date. Of several processes that start at once, the first to get the lock does it and the others find it done. */
export function migrate(database: SqliteDatabase, file: string, migrations: readonly Migration[]): void {
  inTransaction(database, () => {
    database.exec(`
      create table if not exists reposcan_storage_migrations (
        version integer primary key,
        name text not null,
        applied_at text not null
      )`);
    const applied = database.prepare(
      `insert into reposcan_storage_migrations (version, name, applied_at) values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
    );
    // Asked only now that the lock is held: another process may have been here.
    for (const migration of pendingMigrations(database, file, migrations)) {
      for (const statement of migration.statements(compiler as unknown as Kysely<unknown>, { key: sql`text` })) {
        database.prepare(statement.compile().sql).run();
      }
      applied.run(migration.version, migration.name);
    }
  });
}
