import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';
import { contentsOf } from '../store-contents.js';

/** What a store refuses. */
export const inputCases: ConformanceCase[] = [
  {
    name: 'refuses a limit that is not a whole number from 1 to 1,000',
    async run(store) {
      for (const limit of [0, -1, 1_001, 1.5, Number.NaN, Infinity, '10' as unknown as number, null as unknown as number]) {
        await refuses(store.listRepositories('user-1', { limit }), 'INVALID_INPUT', `${String(limit)} repositories`);
        await refuses(store.listRuns('user-1', { limit }), 'INVALID_INPUT', `${String(limit)} runs`);
        await refuses(store.listRepositoriesForAnalysis('user-1', { limit }), 'INVALID_INPUT', `${String(limit)} for analysis`);
      }
      for (const limit of [1, 1_000]) {
        assert.deepEqual((await store.listRepositories('user-1', { limit })).items, []);
        assert.deepEqual((await store.listRuns('user-1', { limit })).items, []);
        assert.deepEqual(await store.listRepositoriesForAnalysis('user-1', { limit }), []);
      }
    },
  },
  {
    name: 'refuses empty and missing ids, logins, names and locations, and writes nothing',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());
      const before = await contentsOf(store, 'user-1', 'octocat');

      for (const none of ['', undefined as unknown as string, null as unknown as string, 7 as unknown as string]) {
        const calls = {
          'saveAccountScan user': store.saveAccountScan(none, accountScanOf()),
          'saveAccountScan id': store.saveAccountScan('user-1', { ...accountScanOf({ repositories: 9 }), id: none }),
          'saveAccountScan login': store.saveAccountScan('user-1', accountScanOf({ repositories: 9, profile: { login: none } })),
          'saveRepositoryScan user': store.saveRepositoryScan(none, repositoryScanOf()),
          'saveRepositoryScan id': store.saveRepositoryScan('user-1', { ...repositoryScanOf(), id: none }),
          'saveRun user': store.saveRun(scanRunOf({ userId: none })),
          'saveRun id': store.saveRun(scanRunOf({ id: none })),
          'getProfile user': store.getProfile(none, 'octocat'),
          'getProfile login': store.getProfile('user-1', none),
          'getRepository user': store.getRepository(none, 'octocat/hello'),
          'getRepository name': store.getRepository('user-1', none),
          'listRepositories user': store.listRepositories(none),
          'listRepositoriesForAnalysis user': store.listRepositoriesForAnalysis(none),
          'getScanSummary user': store.getScanSummary(none, 'octocat'),
          'getScanSummary login': store.getScanSummary('user-1', none),
          'updateRepositoryAnalysis user': store.updateRepositoryAnalysis(none, 'octocat/hello', repositoryAnalysisOf()),
          'updateRepositoryAnalysis name': store.updateRepositoryAnalysis('user-1', none, repositoryAnalysisOf()),
          'getRun user': store.getRun(none, 'run-1'),
          'getRun id': store.getRun('user-1', none),
          'listRuns user': store.listRuns(none),
          'getRepositoryScan user': store.getRepositoryScan(none, 'report-1'),
          'getRepositoryScan id': store.getRepositoryScan('user-1', none),
          'findRepositoryScan user': store.findRepositoryScan(none, '/src/hello'),
          'findRepositoryScan location': store.findRepositoryScan('user-1', none),
        };
        const refused = Object.entries(calls).map(([call, promise]) =>
          refuses(promise, 'INVALID_INPUT', `${call} ${JSON.stringify(none)}`),
        );
        await Promise.all(refused);
      }

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
    },
  },
  {
    name: 'refuses a filter that does not exist instead of answering nothing',
    async run(store) {
      await refuses(store.listRepositories('user-1', { category: 'Flagship' as 'flagship' }), 'INVALID_INPUT', 'a category');
      await refuses(store.listRuns('user-1', { kind: 'scan' as 'account-scan' }), 'INVALID_INPUT', 'a kind');
      await refuses(store.listRuns('user-1', { status: 'done' as 'completed' }), 'INVALID_INPUT', 'a status');
      await refuses(store.listRepositories('user-1', { login: '' }), 'INVALID_INPUT', 'a login');
    },
  },
  {
    name: 'refuses times that are not ISO 8601 where it orders by them',
    async run(store) {
      for (const time of ['', 'yesterday', '22.11.2026', '1700000000', undefined as unknown as string]) {
        await refuses(store.saveRun(scanRunOf({ startedAt: time })), 'INVALID_INPUT', `a run of ${time}`);
      }
      await store.saveAccountScan('user-1', accountScanOf());
      const analysis = repositoryAnalysisOf({ analyzedAt: 'now' });
      await refuses(store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', analysis), 'INVALID_INPUT', 'an analysis');

      assert.deepEqual((await store.listRuns('user-1')).items.length, 1);
      assert.equal((await store.getRepository('user-1', 'octocat/repo-0001'))?.analysis, null);
    },
  },
];
