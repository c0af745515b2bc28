import { accountScanOf } from '../builders/account-scan-of.js';
import { cachedRepositoryOf } from '../builders/cached-repository-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanCacheOf } from '../builders/scan-cache-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import type { ScanStore } from '../../scan-store.js';
import { refuses } from '../refuses.js';

/** After the end. */
export const closingCases: ConformanceCase[] = [
  {
    name: 'refuses every call after it was closed',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());

      await store.close();

      await refusesEverything(store);
    },
  },
  {
    name: 'can be closed before its first use, and twice, also at the same time',
    async run(store) {
      await Promise.all([store.close(), store.close()]);
      await store.close();

      await refusesEverything(store);
    },
  },
];

async function refusesEverything(store: ScanStore): Promise<void> {
  const calls = {
    saveAccountScan: store.saveAccountScan('user-1', accountScanOf()),
    saveRepositoryScan: store.saveRepositoryScan('user-1', repositoryScanOf()),
    saveRun: store.saveRun(scanRunOf()),
    getProfile: store.getProfile('user-1', 'octocat'),
    getRepository: store.getRepository('user-1', 'octocat/hello'),
    listRepositories: store.listRepositories('user-1'),
    listRepositoriesForAnalysis: store.listRepositoriesForAnalysis('user-1'),
    getScanSummary: store.getScanSummary('user-1', 'octocat'),
    updateRepositoryAnalysis: store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf()),
    getRun: store.getRun('user-1', 'scan-1'),
    listRuns: store.listRuns('user-1'),
    getRepositoryScan: store.getRepositoryScan('user-1', 'report-1'),
    findRepositoryScan: store.findRepositoryScan('user-1', '/src/hello'),
    saveScanCache: store.saveScanCache('user-1', '/src/hello', scanCacheOf()),
    getScanCache: store.getScanCache('user-1', '/src/hello'),
    listCachedRepositories: store.listCachedRepositories(),
    putCachedRepository: store.putCachedRepository(cachedRepositoryOf()),
    removeCachedRepository: store.removeCachedRepository('clone-1'),
  } satisfies Record<Exclude<keyof ScanStore, 'close'>, Promise<unknown>>;
  await Promise.all(Object.entries(calls).map(([method, promise]) => refuses(promise, 'CLOSED', method)));
}
