import { SqliteError } from './sqlite-error.js';
import { describe, expect, it } from 'vitest';
import { isBusy, isReadOnly, sqliteErrorOf } from './sqlite-failure.js';

describe('sqliteErrorOf', () => {
  it.each([
    // better-sqlite3 names the code, node:sqlite numbers it.
    [{ code: 'SQLITE_BUSY' }, 'BUSY'],
    [{ code: 'SQLITE_BUSY_RECOVERY' }, 'BUSY'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 5 }, 'BUSY'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 261 }, 'BUSY'],
    [{ code: 'SQLITE_LOCKED' }, 'BUSY'],
    [{ code: 'SQLITE_READONLY' }, 'READ_ONLY'],
    [{ code: 'SQLITE_READONLY_DIRECTORY' }, 'READ_ONLY'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 8 }, 'READ_ONLY'],
    [{ code: 'SQLITE_READONLY_DBMOVED' }, 'UNAVAILABLE'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 1032 }, 'UNAVAILABLE'],
    [{ code: 'SQLITE_CANTOPEN' }, 'UNAVAILABLE'],
    [{ code: 'SQLITE_CANTOPEN_ISDIR' }, 'UNAVAILABLE'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 14 }, 'UNAVAILABLE'],
    [{ code: 'ENOTDIR' }, 'UNAVAILABLE'],
    [{ code: 'EACCES' }, 'UNAVAILABLE'],
    [{ code: 'EROFS' }, 'UNAVAILABLE'],
    [{ code: 'SQLITE_FULL' }, 'FULL'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'FULL'],
    [{ code: 'SQLITE_IOERR_SHMSIZE' }, 'FULL'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 4874 }, 'FULL'],
    [{ code: 'ENOSPC' }, 'FULL'],
    [{ code: 'SQLITE_NOTADB' }, 'CORRUPT'],
    [{ code: 'SQLITE_CORRUPT_INDEX' }, 'CORRUPT'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 26 }, 'CORRUPT'],
    [{ code: 'SQLITE_ERROR' }, 'FAILED'],
    [{ code: 'SQLITE_IOERR_WRITE' }, 'FAILED'],
    [{ code: 'ERR_INVALID_STATE' }, 'FAILED'],
    [{}, 'FAILED'],
  ])('takes %o for %s', (fields, code) => {
    const cause = Object.assign(new Error('as SQLite says it'), fields);

    const error = sqliteErrorOf(cause, '/data/reposcan.sqlite');

    expect(error).toMatchObject({ name: 'SqliteError', code, cause, input: '/data/reposcan.sqlite' });
    expect(error.message).toContain('"/data/reposcan.sqlite"');
    expect(isBusy(cause)).toBe(code === 'BUSY');
    expect(isReadOnly(cause)).toBe(code === 'READ_ONLY');
  });

  it('takes a document that is no JSON for damage', () => {
    expect(sqliteErrorOf(new SyntaxError('Unexpected end of JSON input'), 'x').code).toBe('CORRUPT');
  });

  it.each([null, undefined, 'text', 7])('survives %o as an error', (thrown) => {
    expect(sqliteErrorOf(thrown, 'x')).toMatchObject({ code: 'FAILED', cause: thrown });
  });

  it('leaves an error of this project as it is', () => {
    const error = new SqliteError('The connection is closed.', { code: 'CLOSED' });

    expect(sqliteErrorOf(error, 'x')).toBe(error);
  });

  it('shows a file name without what could deceive a reader', () => {
    expect(sqliteErrorOf(new Error('x'), '/data/\u001b[2J\u202etxt.exe').message).toContain('"/data/txt.exe"');
  });
});
