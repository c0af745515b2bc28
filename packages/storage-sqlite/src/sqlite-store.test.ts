import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { betterSqlite, nodeSqlite } from '@reposcan/sqlite';
import type { ScanStore } from '@reposcan/storage';
import { storeConformance } from '@reposcan/storage/testing';
import { describe, test } from 'vitest';
import { temporaryDirectory } from './fixtures/temporary-directory.js';
import { createSqliteStore } from './sqlite-store.js';

const directory = temporaryDirectory();

for (const [name, candidate] of [['better-sqlite3', betterSqlite] as const, ['node:sqlite', nodeSqlite] as const]) {
  const driver = await candidate().catch((error: Error) => error);

  if (driver instanceof Error) {
    test.skip(`createSqliteStore on ${name} [skipped: ${driver.message}]`);
    continue;
  }

  describe(`createSqliteStore on ${name}`, () => {
    const files = new WeakMap<ScanStore, string>();
    const open = (file: string): ScanStore => {
      const store = createSqliteStore({ file, driver });
      files.set(store, file);
      return store;
    };

    storeConformance({
      test,
      create: () => open(join(directory, `${randomUUID()}.sqlite`)),
      reopen: async (store) => {
        await store.close();
        return open(files.get(store) ?? '');
      },
    });
  });
}

describe('createSqliteStore in memory', () => {
  storeConformance({ test, create: () => createSqliteStore({ file: ':memory:' }) });
});
