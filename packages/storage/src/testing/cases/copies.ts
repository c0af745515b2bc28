import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';

/** What is handed in or out can be changed without changing the store. */
export const copyCases: ConformanceCase[] = [
  {
    name: 'hands out copies: changing them changes nothing in the store',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());
      await store.saveRepositoryScan('user-1', repositoryScanOf());
      const reads = {
        getProfile: () => store.getProfile('user-1', 'octocat'),
        getRepository: () => store.getRepository('user-1', 'octocat/repo-0001'),
        listRepositories: () => store.listRepositories('user-1'),
        listRepositoriesForAnalysis: () => store.listRepositoriesForAnalysis('user-1'),
        getScanSummary: () => store.getScanSummary('user-1', 'octocat'),
        getRun: () => store.getRun('user-1', 'scan-1'),
        listRuns: () => store.listRuns('user-1'),
        getRepositoryScan: () => store.getRepositoryScan('user-1', 'report-1'),
        findRepositoryScan: () => store.findRepositoryScan('user-1', 'https://github.com/octocat/hello'),
      };

      for (const [method, read] of Object.entries(reads)) {
        const before = structuredClone(await read());
        deface(await read());
        assert.deepEqual(await read(), before, method);
      }
    },
  },
  {
    name: 'keeps a copy: changing what was written afterwards changes nothing in the store',
    async run(store) {
      const scan = accountScanOf();
      const report = repositoryScanOf();
      const analysis = repositoryAnalysisOf();
      const run = scanRunOf();
      await store.saveAccountScan('user-1', scan);
      await store.saveRepositoryScan('user-1', report);
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', analysis);
      await store.saveRun(run);

      for (const written of [scan, report, analysis, run]) deface(written);

      assert.deepEqual(await store.getProfile('user-1', 'octocat'), accountScanOf().profile);
      const stored = await store.getRepository('user-1', 'octocat/repo-0001');
      assert.deepEqual(stored?.topics, accountScanOf().repositories[0]?.topics);
      assert.deepEqual(stored?.analysis, repositoryAnalysisOf());
      assert.deepEqual(await store.getScanSummary('user-1', 'octocat'), accountScanOf().summary);
      assert.deepEqual(await store.getRepositoryScan('user-1', 'report-1'), repositoryScanOf());
      assert.deepEqual(await store.getRun('user-1', 'run-1'), scanRunOf());
    },
  },
];

/** Overwrites everything that can be reached. */
function deface(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    deface(members[key]);
    members[key] = 'defaced';
  }
}
