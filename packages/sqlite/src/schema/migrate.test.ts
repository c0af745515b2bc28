import { describe, expect, it } from 'vitest';
import { columnOf, openFile } from '../fixtures/open-file.js';
import { createSqliteSession } from '../connection/sqlite-session.js';
import { notesSchema } from '../fixtures/notes-schema.js';
import { migrate, pendingMigrations, schemaVersion } from './migrate.js';

const first = { ...notesSchema, migrations: notesSchema.migrations.slice(0, 1) };

function emptyDatabase() {
  const database = openFile(':memory:');
  return { database, session: createSqliteSession(database) };
}

describe('migrate', () => {
  it('applies all migrations to a new database, and remembers when', () => {
    const { database, session } = emptyDatabase();

    migrate(session, 'x', notesSchema);

    expect(schemaVersion(session, notesSchema)).toBe(2);
    expect(database.prepare('select * from notes_migrations').all()).toEqual([
      { version: 1, name: 'notes', applied_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/) },
      { version: 2, name: 'authors', applied_at: expect.any(String) },
    ]);
  });

  it('applies to an older database what it still needs, and keeps its rows', () => {
    const { database, session } = emptyDatabase();
    migrate(session, 'x', first);
    database.exec(`insert into notes values ('kept')`);

    expect(pendingMigrations(session, 'x', notesSchema)).toEqual([notesSchema.migrations[1]]);
    migrate(session, 'x', notesSchema);

    expect(database.prepare('select * from notes').all()).toEqual([{ text: 'kept', author: null }]);
    expect(pendingMigrations(session, 'x', notesSchema)).toEqual([]);
  });

  it('changes nothing the second time', () => {
    const { database, session } = emptyDatabase();
    migrate(session, 'x', notesSchema);
    const before = columnOf(database, 'select total_changes()');

    migrate(session, 'x', notesSchema);

    expect(columnOf(database, 'select count(*) from notes_migrations')).toEqual([2]);
    expect(columnOf(database, 'select total_changes()')).toEqual(before);
  });

  it('applies nothing when one statement fails', () => {
    const { session } = emptyDatabase();
    const broken = { ...notesSchema, migrations: [...notesSchema.migrations, { name: 'broken', statements: ['no sql'] }] };

    expect(() => migrate(session, 'x', broken)).toThrow('near "no"');

    expect(schemaVersion(session, notesSchema)).toBe(0);
  });

  it('keeps the schemas of one file apart', () => {
    const { session } = emptyDatabase();
    const other = { table: 'other_migrations', migrations: [{ name: 'other', statements: ['create table other (id text)'] }] };

    migrate(session, 'x', notesSchema);
    migrate(session, 'x', other);

    expect([schemaVersion(session, notesSchema), schemaVersion(session, other)]).toEqual([2, 1]);
  });

  it('refuses the schema of a newer version', () => {
    const { session } = emptyDatabase();
    migrate(session, 'x', notesSchema);

    for (const attempt of [() => pendingMigrations(session, '/data/x.sqlite', first), () => migrate(session, '/data/x.sqlite', first)]) {
      expect(attempt).toThrow(
        expect.objectContaining({
          name: 'SqliteError',
          code: 'NEWER_SCHEMA',
          message:
            'The database "/data/x.sqlite" has version 2 of the schema; this version of reposcan knows 1. Update reposcan, or choose another file. Nothing was changed.',
        }),
      );
    }
  });
});
