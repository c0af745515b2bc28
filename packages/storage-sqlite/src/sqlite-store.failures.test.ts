import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ScanStore } from '@reposcan/storage';
import { accountScanOf, contentsOf, repositoryScanOf, scanRunOf } from '@reposcan/storage/testing';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteStore } from './sqlite-store.js';

const directory = temporaryDirectory();

/** A file in a directory of its own, with one scan in it. */
async function fileWithScan(): Promise<string> {
  const file = join(directory, randomUUID(), 'store.sqlite');
  const store = createSqliteStore({ file });
  await store.saveAccountScan('user-1', accountScanOf({ repositories: 5 }));
  await store.close();
  return file;
}

async function contentsOfFile(file: string) {
  const store = createSqliteStore({ file });
  const contents = await contentsOf(store, 'user-1', 'octocat');
  await store.close();
  return contents;
}

/** Every method that writes, with something that is not there yet. */
const writes: [string, (store: ScanStore) => Promise<void>][] = [
  ['saveAccountScan', (store) => store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: 200 }))],
  ['saveRepositoryScan', (store) => store.saveRepositoryScan('user-1', repositoryScanOf({ files: 5_000 }))],
  ['saveRun', (store) => store.saveRun(scanRunOf({ error: { code: 'X', message: 'x'.repeat(500_000) } }))],
];

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('a full disk', () => {
  it.each(writes)('ends %s with FULL and leaves what was there', async (_, write) => {
    const file = await fileWithScan();
    const before = await contentsOfFile(file);
    let database: Database.Database | undefined;
    const store = createSqliteStore({ file, driver: (path) => (database = new Database(path)) });
    await store.listRuns('user-1');
    database?.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);

    await expect(write(store)).rejects.toMatchObject({
      name: 'StorageError',
      code: 'FULL',
      message: expect.stringContaining('Free some space'),
    });

    expect(await contentsOf(store, 'user-1', 'octocat')).toEqual(before);
    database?.pragma('max_page_count = 100000');
    await write(store);
    await store.close();
    expect(await contentsOfFile(file)).not.toEqual(before);
    expect(readdirSync(dirname(file))).toEqual(['store.sqlite']);
  });

  it('refuses only the scan that does not fit of those that come together, and keeps nothing of it', async () => {
    const file = await fileWithScan();
    let database: Database.Database | undefined;
    const store = createSqliteStore({ file, driver: (path) => (database = new Database(path)) });
    await store.listRuns('user-1');
    database?.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 40}`);

    const answers = await Promise.allSettled([
      store.saveAccountScan('user-2', accountScanOf({ repositories: 3 })),
      store.saveAccountScan('user-3', accountScanOf({ repositories: 1_000 })),
      store.saveAccountScan('user-4', accountScanOf({ repositories: 3 })),
    ]);

    expect(answers).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { name: 'StorageError', code: 'FULL' } }, { status: 'fulfilled' }]);
    const kept = async (userId: string) => [(await store.listRuns(userId)).items.length, (await store.listRepositories(userId)).items.length];
    expect([await kept('user-2'), await kept('user-3'), await kept('user-4')]).toEqual([
      [1, 3],
      [0, 0],
      [1, 3],
    ]);
    await store.close();
  });
});

describe('a database that may not be written', () => {
  it.each(writes)('can be read, and ends %s with READ_ONLY', async (_, write) => {
    const file = await fileWithScan();
    const before = await contentsOfFile(file);
    const store = createSqliteStore({ file, driver: (path) => new Database(path, { readonly: true }) });

    expect(await contentsOf(store, 'user-1', 'octocat')).toEqual(before);
    await expect(write(store)).rejects.toMatchObject({ code: 'READ_ONLY', message: expect.stringContaining(`"${file.slice(0, 20)}`) });

    expect(await contentsOf(store, 'user-1', 'octocat')).toEqual(before);
    await store.close();
  });
});

describe('a place that cannot be used', () => {
  it('is UNAVAILABLE below a file, and where the file is a directory', async () => {
    const file = await fileWithScan();

    for (const path of [join(file, 'store.sqlite'), join(file, 'deeper', 'store.sqlite'), dirname(file)]) {
      const store = createSqliteStore({ file: path });
      await expect(store.listRuns('user-1')).rejects.toMatchObject({ name: 'StorageError', code: 'UNAVAILABLE', input: path });
      await store.close();
    }

    expect((await contentsOfFile(file)).repositories).toHaveLength(5);
  });
});

describe('a file that is no database', () => {
  it('is CORRUPT and stays as it is', async () => {
    const file = join(directory, 'notes.txt');
    writeFileSync(file, 'Dear diary, '.repeat(1_000));
    const before = digest(file);
    const store = createSqliteStore({ file });

    await expect(store.listRuns('user-1')).rejects.toMatchObject({ code: 'CORRUPT' });
    await expect(store.saveRun(scanRunOf())).rejects.toMatchObject({ code: 'CORRUPT' });

    await store.close();
    expect(digest(file)).toBe(before);
  });

  it('is CORRUPT when its end is missing', async () => {
    const file = await fileWithScan();
    truncateSync(file, 8_192);
    const before = digest(file);
    const store = createSqliteStore({ file });

    await expect(store.listRepositories('user-1')).rejects.toMatchObject({ code: 'CORRUPT' });

    await store.close();
    expect(digest(file)).toBe(before);
  });

  it('is CORRUPT where a document is no JSON, and the other documents can be read', async () => {
    const file = await fileWithScan();
    const database = new Database(file);
    database.exec(`update reposcan_repositories set document = '{"cut' where name = 'octocat/repo-0002'`);
    database.close();
    const store = createSqliteStore({ file });

    await expect(store.getRepository('user-1', 'octocat/repo-0002')).rejects.toMatchObject({ code: 'CORRUPT' });

    expect((await store.getRepository('user-1', 'octocat/repo-0003'))?.name).toBe('repo-0003');
    await store.close();
  });
});

describe('a database of a newer version', () => {
  it('is refused with NEWER_SCHEMA and not touched', async () => {
    const file = await fileWithScan();
    const database = new Database(file);
    database.exec(`insert into reposcan_storage_migrations values (99, 'the future', '2030-01-01T00:00:00.000Z')`);
    database.close();
    const before = digest(file);
    const store = createSqliteStore({ file });

    await expect(store.listRuns('user-1')).rejects.toMatchObject({ code: 'NEWER_SCHEMA', message: expect.stringContaining('version 99') });
    await expect(store.saveRun(scanRunOf())).rejects.toMatchObject({ code: 'NEWER_SCHEMA' });

    await store.close();
    expect(digest(file)).toBe(before);
    expect(readdirSync(dirname(file))).toEqual(['store.sqlite']);
  });
});

describe('a database that another connection has locked', () => {
  it('is BUSY when the lock is held for too long, and loses nothing', async () => {
    const file = await fileWithScan();
    const before = await contentsOfFile(file);
    const other = new Database(file);
    const store = createSqliteStore({ file, busyTimeoutMs: 0 });
    other.exec('begin immediate');

    await expect(store.saveRun(scanRunOf())).rejects.toMatchObject({ code: 'BUSY', message: expect.stringContaining('busyTimeoutMs') });
    expect(await contentsOf(store, 'user-1', 'octocat')).toEqual(before);

    other.exec('rollback');
    await store.saveRun(scanRunOf());
    expect((await store.listRuns('user-1')).items).toHaveLength(2);
    other.close();
    await store.close();
  });

  it('is shared by two stores', async () => {
    const file = await fileWithScan();
    const stores = [createSqliteStore({ file }), createSqliteStore({ file })];

    await Promise.all(
      stores.flatMap((store, index) =>
        Array.from({ length: 20 }, (_, number) => store.saveAccountScan(`user-${index}`, accountScanOf({ id: `scan-${number}` }))),
      ),
    );

    for (const store of stores) {
      for (const userId of ['user-0', 'user-1']) expect((await store.listRuns(userId)).items).toHaveLength(20);
    }
    await Promise.all(stores.map((store) => store.close()));
    expect(readdirSync(dirname(file))).toEqual(['store.sqlite']);
  });
});
