import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import type { ScanStore } from '../../scan-store.js';

/** A complete scan replaces, a partial one adds. */
export const completeScanCases: ConformanceCase[] = [
  {
    name: 'removes the repositories that a complete scan no longer lists',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: named('a', 'b', 'c') }));

      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: named('b', 'd') }));

      assert.deepEqual(await namesIn(store), ['octocat/b', 'octocat/d']);
      assert.equal(await store.getRepository('user-1', 'octocat/a'), null);
    },
  },
  {
    name: 'removes them also when the complete scan has the id of the one before',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: named('a', 'b'), complete: false }));

      await store.saveAccountScan('user-1', accountScanOf({ repositories: named('b') }));

      assert.deepEqual(await namesIn(store), ['octocat/b']);
    },
  },
  {
    name: 'removes all of them when a complete scan finds an empty account',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 3 }));

      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: 0 }));

      assert.deepEqual(await namesIn(store), []);
      assert.equal((await store.getProfile('user-1', 'octocat'))?.login, 'octocat');
    },
  },
  {
    name: 'removes nothing after a partial scan',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: named('a', 'b') }));

      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: named('b', 'c'), complete: false }));

      assert.deepEqual(await namesIn(store), ['octocat/a', 'octocat/b', 'octocat/c']);
      assert.equal((await store.getRepository('user-1', 'octocat/a'))?.scanId, 'scan-1');
      assert.equal((await store.getRepository('user-1', 'octocat/b'))?.scanId, 'scan-2');
    },
  },
  {
    name: 'leaves the repositories of other accounts and other users alone',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ login: 'hubot', repositories: 2 }));
      await store.saveAccountScan('user-2', accountScanOf({ repositories: 2 }));
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2', repositories: 2 }));

      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-3', repositories: 0 }));

      assert.deepEqual(await namesIn(store), ['hubot/repo-0001', 'hubot/repo-0002']);
      assert.equal((await store.listRepositories('user-2')).items.length, 2);
    },
  },
];

function named(...names: string[]) {
  return names.map((name) => scoredRepositoryOf({ nameWithOwner: `octocat/${name}` }));
}

async function namesIn(store: ScanStore): Promise<string[]> {
  return (await store.listRepositories('user-1')).items.map(({ nameWithOwner }) => nameWithOwner);
}
