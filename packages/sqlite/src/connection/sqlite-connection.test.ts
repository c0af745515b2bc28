import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SqliteDatabase } from '../driver/sqlite-driver.js';
import { columnOf, openFile } from '../fixtures/open-file.js';
import { notesSchema as schema } from '../fixtures/notes-schema.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { createSqliteConnection, type SqliteConnection } from './sqlite-connection.js';

const directory = temporaryDirectory();

const note = (connection: SqliteConnection, text: string) =>
  connection.write((session) => session.prepare('insert into notes (text) values (?)').run(text).changes);
const notes = (connection: SqliteConnection) => connection.read((session) => session.prepare('select text from notes').all());

describe('the file of a connection', () => {
  it('is not touched before the first use, nor by closing an unused connection', async () => {
    const connection = createSqliteConnection({ file: join(directory, 'unused', 'x.sqlite'), schema });

    await connection.close();

    expect(existsSync(join(directory, 'unused'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is made with its directories, for its owner only, and so is the log beside it', async () => {
    const file = join(directory, 'a', 'b', 'x.sqlite');
    const connection = createSqliteConnection({ file, schema });

    await note(connection, 'one');

    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect(modeOf(join(directory, 'a'))).toBe(0o700);
    expect(modeOf(join(directory, 'a', 'b'))).toBe(0o700);
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect([path, modeOf(path)]).toEqual([path, 0o600]);
    await connection.close();
  });

  it.skipIf(process.platform === 'win32')('keeps the rights that it had', async () => {
    const file = join(directory, 'shared.sqlite');
    writeFileSync(file, '', { mode: 0o640 });

    const connection = createSqliteConnection({ file, schema });
    await note(connection, 'one');
    await connection.close();

    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('may have an unusual name, is never taken for a URI, and is alone again after closing', async () => {
    const folder = join(directory, 'names');
    const names = ["it's 100% odd?mode=memory&x=#1.sqlite", 'file:x.sqlite', '日本 🚀.sqlite'];

    for (const name of names) {
      const connection = createSqliteConnection({ file: join(folder, name), schema });
      await note(connection, 'one');
      await connection.close();
    }

    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  it('is opened once, however many calls come at once', async () => {
    let opened = 0;
    const driver = (file: string): SqliteDatabase => {
      opened += 1;
      return openFile(file);
    };
    const connection = createSqliteConnection({ file: join(directory, 'once.sqlite'), schema, driver });

    await Promise.all(Array.from({ length: 10 }, (_, index) => note(connection, `note ${index}`)));

    expect(opened).toBe(1);
    expect(await notes(connection)).toHaveLength(10);
    await connection.close();
  });

  it('is opened again by the next call after a failure', async () => {
    const inTheWay = join(directory, 'in-the-way');
    writeFileSync(inTheWay, 'a file where a directory should be');
    const connection = createSqliteConnection({ file: join(inTheWay, 'x.sqlite'), schema });
    await expect(notes(connection)).rejects.toMatchObject({ code: 'UNAVAILABLE' });

    rmSync(inTheWay);
    mkdirSync(inTheWay);

    expect(await notes(connection)).toEqual([]);
    await connection.close();
  });

  it('is left open by nobody when opening fails', async () => {
    const closed: string[] = [];
    const driver = (file: string) => {
      const database = openFile(file);
      return {
        exec: (sql: string) => database.exec(sql),
        prepare: () => {
          throw new Error('broken');
        },
        close: () => {
          database.close();
          closed.push(file);
        },
      };
    };
    const file = join(directory, 'broken.sqlite');
    const connection = createSqliteConnection({ file, schema, driver });

    await expect(notes(connection)).rejects.toMatchObject({ code: 'FAILED', cause: { message: 'broken' } });

    expect(closed).toEqual([file]);
    await connection.close();
  });

  it('is closed after the calls that are under way, and then refuses others', async () => {
    const file = join(directory, 'under-way.sqlite');
    const connection = createSqliteConnection({ file, schema });

    const writing = note(connection, 'kept');
    await Promise.all([connection.close(), connection.close(), writing]);

    await expect(notes(connection)).rejects.toMatchObject({ name: 'SqliteError', code: 'CLOSED' });
    const again = createSqliteConnection({ file, schema });
    expect(await notes(again)).toEqual([{ text: 'kept' }]);
    await again.close();
  });

  it('keeps the tables that others made', async () => {
    const file = join(directory, 'app.sqlite');
    const database = openFile(file);
    database.exec(`create table runs (id text); insert into runs values ('mine')`);
    const connection = createSqliteConnection({ file, schema });

    await note(connection, 'one');

    await connection.close();
    expect(columnOf(database, 'select id from runs')).toEqual(['mine']);
    database.close();
  });

  it.each([
    [{ file: '' }, 'The path of the database is empty.'],
    [{ file: undefined as unknown as string }, 'The path of the database is of type undefined.'],
    [{ file: 'x', busyTimeoutMs: -1 }, 'The option busyTimeoutMs is -1.'],
    [{ file: 'x', busyTimeoutMs: Number.NaN }, 'The option busyTimeoutMs is NaN.'],
    [{ file: 'x', busyTimeoutMs: Infinity }, 'The option busyTimeoutMs is Infinity.'],
    [{ file: 'x', synchronous: 'off' as 'full' }, 'The option synchronous is "off".'],
  ])('is refused with the options %o', (options, message) => {
    expect(() => createSqliteConnection({ ...options, schema })).toThrow(
      expect.objectContaining({ name: 'SqliteError', code: 'INVALID_OPTIONS', message: expect.stringContaining(message) }),
    );
  });
});
