import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';

/** Logins and `owner/name` match without regard to case. */
export const nameCases: ConformanceCase[] = [
  {
    name: 'finds logins and repositories without regard to case, and spells them as the scan did',
    async run(store) {
      const repositories = [scoredRepositoryOf({ nameWithOwner: 'OctoCat/Hello-World', score: 80 })];
      await store.saveAccountScan('user-1', accountScanOf({ login: 'OctoCat', repositories }));

      assert.equal((await store.getProfile('user-1', 'octocat'))?.login, 'OctoCat');
      assert.equal((await store.getRepository('user-1', 'OCTOCAT/hello-WORLD'))?.nameWithOwner, 'OctoCat/Hello-World');
      assert.equal((await store.listRepositories('user-1', { login: 'oCTOcAT' })).items.length, 1);
      assert.equal((await store.listRepositoriesForAnalysis('user-1', { login: 'octocat' })).length, 1);
      assert.equal((await store.getScanSummary('user-1', 'OCTOCAT'))?.repositories, 1);
      assert.equal((await store.listRuns('user-1', { target: 'octocat' })).items.length, 1);
      await store.updateRepositoryAnalysis('user-1', 'octocat/HELLO-world', repositoryAnalysisOf());
      assert.notEqual((await store.getRepository('user-1', 'octocat/hello-world'))?.analysis, null);
    },
  },
  {
    name: 'takes a scan of the same account in another case for the same account',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ login: 'octocat', repositories: 2 }));
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());

      await store.saveAccountScan('user-1', accountScanOf({ login: 'OCTOCAT', id: 'scan-2', repositories: 1 }));

      const { items } = await store.listRepositories('user-1');
      assert.deepEqual(
        items.map(({ nameWithOwner, analysis }) => [nameWithOwner, analysis !== null]),
        [['OCTOCAT/repo-0001', true]],
      );
      assert.equal((await store.getProfile('user-1', 'octocat'))?.login, 'OCTOCAT');
    },
  },
  {
    name: 'tells the locations of two reports apart by case',
    async run(store) {
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'lower', location: '/src/hello' }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'upper', location: '/src/HELLO' }));

      assert.equal((await store.findRepositoryScan('user-1', '/src/hello'))?.id, 'lower');
      assert.equal((await store.findRepositoryScan('user-1', '/src/HELLO'))?.id, 'upper');
      assert.equal(await store.findRepositoryScan('user-1', '/src/Hello'), null);
      assert.deepEqual(
        (await store.listRuns('user-1', { target: '/src/hello' })).items.map(({ id }) => id),
        ['lower'],
      );
    },
  },
];
