import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { accountScanOf } from '@reposcan/storage/testing';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteStore } from './sqlite-store.js';

const directory = temporaryDirectory();

describe('the file of a SQLite store', () => {
  it('is alone again after closing', async () => {
    const folder = join(directory, 'alone');
    const store = createSqliteStore({ file: join(folder, 'store.sqlite') });
    await store.saveAccountScan('user-1', accountScanOf({ repositories: 100 }));

    await store.close();

    expect(readdirSync(folder)).toEqual(['store.sqlite']);
  });

  it('is closed after the calls that are under way', async () => {
    const file = join(directory, 'under-way.sqlite');
    const store = createSqliteStore({ file });

    const saving = store.saveAccountScan('user-1', accountScanOf());
    await Promise.all([store.close(), saving]);

    await expect(store.listRuns('user-1')).rejects.toMatchObject({
      name: 'StorageError',
      code: 'CLOSED',
      message: expect.stringMatching(/^The store on ".*" is closed\. Create a new one\.$/),
    });
    const again = createSqliteStore({ file });
    expect((await again.listRepositories('user-1')).items).toHaveLength(3);
    await again.close();
  });

  it('stores what a scan was when it was handed in, even if the file has yet to be opened', async () => {
    const store = createSqliteStore({ file: ':memory:' });
    const scan = accountScanOf();

    const saving = store.saveAccountScan('user-1', scan);
    scan.repositories.length = 0;
    scan.profile.name = 'changed';
    await saving;

    expect((await store.listRepositories('user-1')).items).toHaveLength(3);
    expect((await store.getProfile('user-1', 'octocat'))?.name).toBeNull();
    await store.close();
  });

  it.each([
    [{ file: '' }, 'The path of the database is empty. Give a string with at least one character.'],
    [{ file: 'x', busyTimeoutMs: -1 }, 'The option busyTimeoutMs is -1. Give milliseconds, 0 or more.'],
    [{ file: 'x', synchronous: 'off' as 'full' }, 'The option synchronous is "off". It can be normal, full.'],
  ])('is refused with the options %o', (options, message) => {
    expect(() => createSqliteStore(options)).toThrow(expect.objectContaining({ name: 'StorageError', code: 'INVALID_INPUT', message }));
  });
});
