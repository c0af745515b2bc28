import { SqliteError, type SqliteErrorCode } from '@reposcan/sqlite';
import { StorageError } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { storageErrorOf } from './storage-error-of.js';

describe('storageErrorOf', () => {
  it.each<[SqliteErrorCode, string]>([
    ['UNAVAILABLE', 'UNAVAILABLE'],
    ['READ_ONLY', 'READ_ONLY'],
    ['FULL', 'FULL'],
    ['BUSY', 'BUSY'],
    ['CORRUPT', 'CORRUPT'],
    ['NEWER_SCHEMA', 'NEWER_SCHEMA'],
    ['INVALID_OPTIONS', 'INVALID_INPUT'],
    ['FAILED', 'FAILED'],
  ])('calls %s of the database %s, with the same message, hint, input and cause', (code, expected) => {
    const cause = new Error('as SQLite says it');

    const error = storageErrorOf(new SqliteError('It failed.', { code, hint: 'Do this.', input: 'x.sqlite', cause }));

    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code: expected, message: 'It failed. Do this.', hint: 'Do this.', input: 'x.sqlite', cause });
  });

  it('says that the store is closed, not its connection', () => {
    const error = storageErrorOf(new SqliteError('The connection is closed.', { code: 'CLOSED', input: 'x.sqlite' }));

    expect(error).toMatchObject({ name: 'StorageError', code: 'CLOSED', message: expect.stringContaining('The store on "x.sqlite" is closed.') });
  });

  it.each([new StorageError('Not there.', { code: 'NOT_FOUND' }), new Error('other'), undefined])('leaves %o as it is', (error) => {
    expect(storageErrorOf(error)).toBe(error);
  });
});
