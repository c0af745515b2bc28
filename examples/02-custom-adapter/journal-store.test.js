// The whole test of an adapter: hand the kit a factory. `reopen` is for adapters that survive a restart.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { storeConformance } from '@reposcan/storage/testing';
import { createJournalStore } from './journal-store.js';

const folder = await mkdtemp(join(tmpdir(), 'journal-store-'));
after(() => rm(folder, { recursive: true }));

let count = 0;
storeConformance({
  test,
  create: () => {
    const file = join(folder, `${(count += 1)}.jsonl`);
    return { store: createJournalStore({ file }), reopen: () => createJournalStore({ file }) };
  },
});
