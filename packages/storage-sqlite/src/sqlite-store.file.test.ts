import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountScanOf, scanRunOf } from '@reposcan/storage/testing';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteStore } from './sqlite-store.js';

const directory = temporaryDirectory();

describe('the file of a SQLite store', () => {
  it('is not touched before the first use, nor by closing an unused store', async () => {
    const store = createSqliteStore({ file: join(directory, 'unused', 'store.sqlite') });

    await store.close();

    expect(existsSync(join(directory, 'unused'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is made with its directories, for its owner only, and so is the log beside it', async () => {
    const file = join(directory, 'a', 'b', 'store.sqlite');
    const store = createSqliteStore({ file });

    await store.saveAccountScan('user-1', accountScanOf());

    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect(modeOf(join(directory, 'a'))).toBe(0o700);
    expect(modeOf(join(directory, 'a', 'b'))).toBe(0o700);
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect([path, modeOf(path)]).toEqual([path, 0o600]);
    await store.close();
  });

  it.skipIf(process.platform === 'win32')('keeps the rights that it had', async () => {
    const file = join(directory, 'shared.sqlite');
    writeFileSync(file, '', { mode: 0o640 });

    const store = createSqliteStore({ file });
    await store.saveRun(scanRunOf());
    await store.close();

    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  it('is alone again after closing', async () => {
    const folder = join(directory, 'alone');
    const store = createSqliteStore({ file: join(folder, 'store.sqlite') });
    await store.saveAccountScan('user-1', accountScanOf({ repositories: 100 }));

    await store.close();

    expect(readdirSync(folder)).toEqual(['store.sqlite']);
  });

  it('may have an unusual name, and is never taken for a URI', async () => {
    const folder = join(directory, 'names');
    const names = ["it's 100% odd?mode=memory&x=#1.sqlite", 'file:store.sqlite', '日本 🚀.sqlite'];

    for (const name of names) {
      const store = createSqliteStore({ file: join(folder, name) });
      await store.saveRun(scanRunOf());
      await store.close();
    }

    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  it('is opened once, however many calls come at once', async () => {
    let opened = 0;
    const driver = (file: string): Database.Database => {
      opened += 1;
      return new Database(file);
    };
    const store = createSqliteStore({ file: join(directory, 'once.sqlite'), driver });

    await Promise.all(Array.from({ length: 10 }, (_, index) => store.saveRun(scanRunOf({ id: `run-${index}` }))));

    expect(opened).toBe(1);
    expect((await store.listRuns('user-1')).items).toHaveLength(10);
    await store.close();
  });

  it('is opened again by the next call after a failure', async () => {
    const inTheWay = join(directory, 'in-the-way');
    writeFileSync(inTheWay, 'a file where a directory should be');
    const store = createSqliteStore({ file: join(inTheWay, 'store.sqlite') });
    await expect(store.listRuns('user-1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });

    rmSync(inTheWay);
    mkdirSync(inTheWay);

    expect((await store.listRuns('user-1')).items).toEqual([]);
    await store.close();
  });

  it('is closed after the calls that are under way', async () => {
    const file = join(directory, 'under-way.sqlite');
    const store = createSqliteStore({ file });

    const saving = store.saveAccountScan('user-1', accountScanOf());
    await Promise.all([store.close(), saving]);

    const again = createSqliteStore({ file });
    expect((await again.listRepositories('user-1')).items).toHaveLength(3);
    await again.close();
  });

  it('is left open by nobody when opening fails', async () => {
    const closed: string[] = [];
    const driver = (file: string) => {
      const database = new Database(file);
      return {
        exec: (sql: string) => database.exec(sql),
        prepare: () => {
          throw new Error('broken');
        },
        close: () => void closed.push(database.close().name),
      };
    };
    const file = join(directory, 'broken.sqlite');
    const store = createSqliteStore({ file, driver });

    await expect(store.listRuns('user-1')).rejects.toMatchObject({ code: 'FAILED', cause: { message: 'broken' } });

    expect(closed).toEqual([file]);
    await store.close();
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
    [{ file: '' }],
    [{ file: undefined as unknown as string }],
    [{ file: 'x', busyTimeoutMs: -1 }],
    [{ file: 'x', busyTimeoutMs: Number.NaN }],
    [{ file: 'x', busyTimeoutMs: Infinity }],
    [{ file: 'x', synchronous: 'off' as 'full' }],
  ])('is refused with the options %o', (options) => {
    expect(() => createSqliteStore(options)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});
