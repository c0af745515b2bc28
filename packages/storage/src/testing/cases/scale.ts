import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../store-contents.js';

/** More than fits on a page, a statement or a screen. */
export const scaleCases: ConformanceCase[] = [
  {
    name: 'stores 10,000 repositories of one account, lists each once and in order, and removes them again',
    async run(store) {
      // Without explanations: this is about their number, not their size.
      const repositories = accountScanOf({ repositories: 10_000 }).repositories.map((repository) => ({
        ...repository,
        importance: { ...repository.importance, components: [] },
      }));
      const scan = accountScanOf({ repositories });

      await store.saveAccountScan('user-1', scan);

      const listed = await everyPage((cursor) => store.listRepositories('user-1', { limit: 1_000, ...cursor }));
      assert.deepEqual(
        listed.map(({ nameWithOwner }) => nameWithOwner),
        scan.repositories.map(({ nameWithOwner }) => nameWithOwner),
      );
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: 1 }));
      assert.equal((await store.listRepositories('user-1')).items.length, 1);
    },
  },
];
