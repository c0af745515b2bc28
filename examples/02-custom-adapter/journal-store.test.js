// The whole test of an adapter: hand the kit a factory. `reopen` is for adapters that survive a restart.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { storeConformance } from '@reposcan/storage/testing';
import { createJournalStore } from './journal-store.js';

const folder = await mkdtemp(join(tmpdir(), 'journal-store-'));
after(() => rm(folder, { recursive: true }));

const fileOf = new WeakMap();
let count = 0;
const open = (file) => {
  const store = createJournalStore({ file });
  fileOf.set(store, file);
  return store;
};

storeConformance({
  test,
  create: () => open(join(folder, `${(count += 1)}.jsonl`)),
  reopen: async (store) => {
    await store.close();
    return open(fileOf.get(store));
  },
});
