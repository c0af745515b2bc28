import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeConformance } from '@reposcan/storage/testing';
import { afterAll, describe, test } from 'vitest';
import { createSqliteStore } from './sqlite-store.js';

const directory = mkdtempSync(join(tmpdir(), 'reposcan-'));
afterAll(() => rmSync(directory, { recursive: true }));
let count = 0;

describe('createSqliteStore', () => {
  const files = new WeakMap<object, string>();
  const open = (file: string) => { const store = createSqliteStore({ file }); files.set(store, file); return store; };
  storeConformance({ test, create: () => open(join(directory, `${(count += 1)}.sqlite`)), reopen: async (store) => { await store.close(); return open(files.get(store) ?? ''); } });
});
