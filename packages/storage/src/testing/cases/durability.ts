import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { cachedRepositoryOf } from '../builders/cached-repository-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanCacheOf } from '../builders/scan-cache-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { contentsOf } from '../store-contents.js';

/** What outlives the process. */
export const durabilityCases: ConformanceCase[] = [
  {
    name: 'keeps everything when it is closed and opened again',
    durable: true,
    async run(store, reopen) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 50 }));
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());
      await store.saveRepositoryScan('user-1', repositoryScanOf());
      await store.saveRun(scanRunOf());
      await store.saveScanCache('user-1', '/src/hello', scanCacheOf());
      await store.putCachedRepository(cachedRepositoryOf());
      const before = await contentsOf(store, 'user-1', 'octocat');

      const again = await reopen(store);

      assert.equal(before.repositories.length, 50);
      assert.deepEqual(await contentsOf(again, 'user-1', 'octocat'), before);
      assert.deepEqual(await again.getRepositoryScan('user-1', 'report-1'), repositoryScanOf());
      assert.deepEqual(await again.getScanCache('user-1', '/src/hello'), scanCacheOf());
      assert.deepEqual(await again.listCachedRepositories(), [cachedRepositoryOf()]);
      assert.deepEqual(await again.getScanSummary('user-1', 'octocat'), accountScanOf({ repositories: 50 }).summary);
    },
  },
  {
    name: 'takes a cursor from before it was closed',
    durable: true,
    async run(store, reopen) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 9 }));
      const { nextCursor } = await store.listRepositories('user-1', { limit: 4 });

      const again = await reopen(store);

      assert.equal((await again.listRepositories('user-1', { cursor: nextCursor ?? '' })).items.length, 5);
    },
  },
];
