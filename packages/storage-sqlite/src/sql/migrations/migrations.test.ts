import { readdirSync } from 'node:fs';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compiler } from '../../connection/query-compiler.js';
import { migrations } from './migrations.js';

const postgres = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

describe('migrations', () => {
  it('are all files of their folder, each at the place of its number', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => /^\d{4}-/.test(file));

    expect(migrations.map(({ name }, index) => `${String(index + 1).padStart(4, '0')}-${name}.ts`)).toEqual(files.sort());
  });

  it('stay as they were released', () => {
    const statements = migrations.flatMap((migration) => migration.statements(compiler as unknown as Kysely<unknown>, { key: sql`text` }));

    expect(statements.map((statement) => statement.compile().sql)).toMatchSnapshot();
  });

  it('have no parameters, on SQLite nor on PostgreSQL', () => {
    for (const db of [compiler as unknown as Kysely<unknown>, postgres]) {
      const statements = migrations.flatMap((migration) => migration.statements(db, { key: sql`text collate "C"` }));
      expect(statements.flatMap((statement) => statement.compile().parameters)).toEqual([]);
    }
  });
});
