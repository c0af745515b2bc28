import type { SqliteSchema } from '@reposcan/sqlite';
import { sql, type Kysely } from 'kysely';
import { migrations } from '../sql/migrations/migrations.js';
import { compiler } from './query-compiler.js';

/** The tables as SQLite makes them. The statements of a migration are written only where it has to be applied. */
export const storageSchema: SqliteSchema = {
  table: 'reposcan_storage_migrations',
  migrations: migrations.map((migration) => ({
    name: migration.name,
    get statements() {
      return migration.statements(compiler as unknown as Kysely<unknown>, { key: sql`text` }).map((statement) => statement.compile().sql);
    },
  })),
};
