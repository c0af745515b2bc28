import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SqliteDatabase } from '../driver/sqlite-driver.js';
import { openFile, openForReading } from '../fixtures/open-file.js';
import { notesSchema as schema } from '../fixtures/notes-schema.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { createSqliteConnection, type SqliteConnection } from './sqlite-connection.js';

const directory = temporaryDirectory();

const note = (connection: SqliteConnection, text: string) =>
  connection.write((session) => session.prepare('insert into notes (text) values (?)').run(text).changes);
const notes = (connection: SqliteConnection) => connection.read((session) => session.prepare('select text from notes').all());

/** A file in a directory of its own, with one note in it. */
async function fileWithNote(): Promise<string> {
  const file = join(directory, randomUUID(), 'notes.sqlite');
  const connection = createSqliteConnection({ file, schema });
  await note(connection, 'kept');
  await connection.close();
  return file;
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a full disk', () => {
  it('ends the very first use with FULL, and the next use goes on', async () => {
    const file = join(directory, 'full', 'notes.sqlite');
    const driver = (path: string) => {
      const database = openFile(path);
      database.exec('pragma max_page_count = 2');
      return database;
    };
    const connection = createSqliteConnection({ file, schema, driver });

    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'FULL', message: expect.stringContaining('Free some space') });

    await connection.close();
    const again = createSqliteConnection({ file, schema });
    expect(await notes(again)).toEqual([]);
    await again.close();
  });
});

describe('a database that may not be written', () => {
  it('can be read, and ends a write with READ_ONLY', async () => {
    const connection = createSqliteConnection({ file: await fileWithNote(), schema, driver: openForReading });

    expect(await notes(connection)).toEqual([{ text: 'kept' }]);
    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'READ_ONLY' });

    await connection.close();
  });

  it('ends with READ_ONLY on connections that only query', async () => {
    let database: SqliteDatabase | undefined;
    const connection = createSqliteConnection({ file: await fileWithNote(), schema, driver: (path) => (database = openFile(path)) });
    await notes(connection);
    database?.exec('pragma query_only = on');

    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'READ_ONLY' });

    await connection.close();
  });

  it('cannot be used when it is still empty', async () => {
    const file = join(directory, 'empty.sqlite');
    writeFileSync(file, '');
    const connection = createSqliteConnection({ file, schema, driver: openForReading });

    await expect(notes(connection)).rejects.toMatchObject({ code: 'READ_ONLY' });

    await connection.close();
  });
});

describe('a place that cannot be used', () => {
  it('is UNAVAILABLE below a file, and where the file is a directory', async () => {
    const file = await fileWithNote();

    for (const path of [join(file, 'x.sqlite'), join(file, 'deeper', 'x.sqlite'), dirname(file)]) {
      const connection = createSqliteConnection({ file: path, schema });
      await expect(notes(connection)).rejects.toMatchObject({ name: 'SqliteError', code: 'UNAVAILABLE', input: path });
      await connection.close();
    }
  });
});

describe('a file that is not ours', () => {
  it('is CORRUPT when it is no database, and stays as it is', async () => {
    const file = join(directory, 'notes.txt');
    writeFileSync(file, 'Dear diary, '.repeat(1_000));
    const before = digest(file);
    const connection = createSqliteConnection({ file, schema });

    await expect(notes(connection)).rejects.toMatchObject({ code: 'CORRUPT' });
    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'CORRUPT' });

    await connection.close();
    expect(digest(file)).toBe(before);
  });

  it('is refused with NEWER_SCHEMA when a later version wrote it, and not touched', async () => {
    const file = await fileWithNote();
    const database = openFile(file);
    database.exec(`insert into notes_migrations values (99, 'the future', '2030-01-01T00:00:00.000Z')`);
    database.close();
    const before = digest(file);
    const connection = createSqliteConnection({ file, schema });

    await expect(notes(connection)).rejects.toMatchObject({ code: 'NEWER_SCHEMA', message: expect.stringContaining('version 99') });
    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });

    await connection.close();
    expect(digest(file)).toBe(before);
    expect(readdirSync(dirname(file))).toEqual(['notes.sqlite']);
  });
});

describe('a database that another connection has locked', () => {
  it('is BUSY when the lock is held for too long, and loses nothing', async () => {
    const file = await fileWithNote();
    const other = openFile(file);
    const connection = createSqliteConnection({ file, schema, busyTimeoutMs: 0 });
    other.exec('begin immediate');

    await expect(note(connection, 'one')).rejects.toMatchObject({ code: 'BUSY', message: expect.stringContaining('busyTimeoutMs') });
    expect(await notes(connection)).toEqual([{ text: 'kept' }]);

    other.exec('rollback');
    await note(connection, 'one');
    expect(await notes(connection)).toHaveLength(2);
    other.close();
    await connection.close();
  });

  it('is written once the lock is free, and the event loop runs on meanwhile', async () => {
    const file = await fileWithNote();
    const other = openFile(file);
    const connection = createSqliteConnection({ file, schema });
    await notes(connection);
    other.exec('begin immediate');
    let settled = false;
    const writing = note(connection, 'one').finally(() => (settled = true));

    // If it stopped the event loop, nobody could free the lock.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(settled).toBe(false);
    other.exec('commit');

    await writing;
    expect(await notes(connection)).toHaveLength(2);
    other.close();
    await connection.close();
  });
});
