import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { contentsOf } from '../store-contents.js';

/** Writing again. */
export const upsertCases: ConformanceCase[] = [
  {
    name: 'changes nothing when the same account scan is written again',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 20 }));
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());
      const before = await contentsOf(store, 'user-1', 'octocat');

      await store.saveAccountScan('user-1', accountScanOf({ repositories: 20 }));

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
    },
  },
  {
    name: 'changes nothing when the same report, run or analysis is written again',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());
      const write = async (): Promise<void> => {
        await store.saveRepositoryScan('user-1', repositoryScanOf());
        await store.saveRun(scanRunOf());
        await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());
      };
      await write();
      const before = await contentsOf(store, 'user-1', 'octocat');

      await write();

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
      assert.deepEqual(await store.getRepositoryScan('user-1', 'report-1'), repositoryScanOf());
    },
  },
  {
    name: 'replaces profile, repository and selection with those of a later scan',
    async run(store) {
      const repositoryOf = (score: number) => [scoredRepositoryOf({ nameWithOwner: 'octocat/hello', score })];
      await store.saveAccountScan('user-1', accountScanOf({ repositories: repositoryOf(80), profile: { name: 'Old' } }));

      const later = accountScanOf({ id: 'scan-2', repositories: repositoryOf(30), selected: [], profile: { name: 'New' } });
      await store.saveAccountScan('user-1', later);

      const stored = await store.getRepository('user-1', 'octocat/hello');
      assert.equal((await store.getProfile('user-1', 'octocat'))?.name, 'New');
      assert.equal(stored?.importance.score, 30);
      assert.equal(stored.scanId, 'scan-2');
      assert.equal(stored.selected, false);
      assert.deepEqual((await store.listRepositories('user-1', { category: 'flagship' })).items, []);
    },
  },
  {
    name: 'replaces a run with a later one of the same id',
    async run(store) {
      await store.saveRun(scanRunOf({ target: 'octocat', status: 'failed' }));

      await store.saveRun(scanRunOf({ target: 'hubot', status: 'partial' }));

      assert.deepEqual((await store.listRuns('user-1')).items, [scanRunOf({ target: 'hubot', status: 'partial' })]);
      assert.deepEqual((await store.listRuns('user-1', { target: 'octocat' })).items, []);
    },
  },
];
