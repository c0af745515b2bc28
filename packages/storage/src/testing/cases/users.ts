import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';

/** What one user's token could see is never answered to another. */
export const userCases: ConformanceCase[] = [
  {
    name: 'answers nothing of one user to another',
    async run(store) {
      const secret = [scoredRepositoryOf({ nameWithOwner: 'octocat/secret', visibility: 'private', score: 90 })];
      await store.saveAccountScan('user-1', accountScanOf({ repositories: secret }));
      await store.saveRepositoryScan('user-1', repositoryScanOf());
      await store.saveRun(scanRunOf({ userId: 'user-1' }));

      for (const other of ['user-2', 'USER-1', 'user-1 ', 'user', '%']) {
        assert.equal(await store.getProfile(other, 'octocat'), null);
        assert.equal(await store.getRepository(other, 'octocat/secret'), null);
        assert.deepEqual((await store.listRepositories(other)).items, []);
        assert.deepEqual((await store.listRepositories(other, { login: 'octocat', category: 'flagship' })).items, []);
        assert.deepEqual(await store.listRepositoriesForAnalysis(other), []);
        assert.equal(await store.getScanSummary(other, 'octocat'), null);
        assert.equal(await store.getRun(other, 'scan-1'), null);
        assert.deepEqual((await store.listRuns(other)).items, []);
        assert.equal(await store.getRepositoryScan(other, 'report-1'), null);
        assert.equal(await store.findRepositoryScan(other, 'https://github.com/octocat/hello'), null);
      }
    },
  },
  {
    name: 'keeps the same account, ids and location of two users apart',
    async run(store) {
      for (const [userId, score] of [['user-1', 10] as const, ['user-2', 80] as const]) {
        const repositories = [scoredRepositoryOf({ nameWithOwner: 'octocat/hello', score })];
        await store.saveAccountScan(userId, accountScanOf({ repositories, profile: { name: userId } }));
        await store.saveRepositoryScan(userId, repositoryScanOf({ files: score }));
      }
      await store.updateRepositoryAnalysis('user-2', 'octocat/hello', repositoryAnalysisOf());

      for (const [userId, score] of [['user-1', 10] as const, ['user-2', 80] as const]) {
        const stored = await store.getRepository(userId, 'octocat/hello');
        assert.equal(stored?.userId, userId);
        assert.equal(stored.importance.score, score);
        assert.equal(stored.analysis === null, userId === 'user-1');
        assert.equal((await store.getProfile(userId, 'octocat'))?.name, userId);
        assert.equal((await store.getRun(userId, 'scan-1'))?.userId, userId);
        assert.equal((await store.getScanSummary(userId, 'octocat'))?.averageScore, score);
        assert.equal((await store.getRepositoryScan(userId, 'report-1'))?.files.length, score);
      }
    },
  },
];
