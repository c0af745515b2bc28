import assert from 'node:assert/strict';
import type { ScanStore } from '../../scan-store.js';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** What deep scans add, and which repositories wait for one. */
export const analysisCases: ConformanceCase[] = [
  {
    name: 'adds an analysis to a stored repository and changes nothing else',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());
      const before = await store.getRepository('user-1', 'octocat/repo-0001');

      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());

      assert.deepEqual(await store.getRepository('user-1', 'octocat/repo-0001'), { ...before, analysis: repositoryAnalysisOf() });
      assert.equal((await store.getRepository('user-1', 'octocat/repo-0002'))?.analysis, null);
    },
  },
  {
    name: 'keeps an analysis when a later scan, complete or partial, writes the repository again',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf());
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());

      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-2' }));
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-3', complete: false }));

      const stored = await store.getRepository('user-1', 'octocat/repo-0001');
      assert.equal(stored?.scanId, 'scan-3');
      assert.deepEqual(stored.analysis, repositoryAnalysisOf());
    },
  },
  {
    name: 'refuses an analysis for a repository that is not stored for that user',
    async run(store) {
      await store.saveAccountScan('user-2', accountScanOf());

      await refuses(store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf()), 'NOT_FOUND');

      assert.equal((await store.getRepository('user-2', 'octocat/repo-0001'))?.analysis, null);
      assert.equal(await store.getRepository('user-1', 'octocat/repo-0001'), null);
    },
  },
  {
    name: 'lists for analysis the selected repositories only, best first',
    async run(store) {
      const scores = { low: 10, best: 90, 'b-tie': 60, 'a-tie': 60, left: 99 };
      const repositories = Object.entries(scores).map(([name, score]) => scoredRepositoryOf({ nameWithOwner: `octocat/${name}`, score }));
      const selected = ['low', 'best', 'b-tie', 'a-tie'].map((name) => `octocat/${name}`);

      await store.saveAccountScan('user-1', accountScanOf({ repositories, selected }));

      assert.deepEqual(await waiting(store), ['octocat/best', 'octocat/a-tie', 'octocat/b-tie', 'octocat/low']);
    },
  },
  {
    name: 'no longer lists a repository for analysis once it has one, until it is pushed to after that',
    async run(store) {
      const pushed = (pushedAt: string | null) => [scoredRepositoryOf({ nameWithOwner: 'octocat/hello', score: 80, pushedAt })];
      const analysis = repositoryAnalysisOf({ analyzedAt: '2026-11-22T11:00:00.000Z' });
      await store.saveAccountScan('user-1', accountScanOf({ repositories: pushed('2026-11-22T10:00:00Z') }));
      assert.deepEqual(await waiting(store), ['octocat/hello']);

      await store.updateRepositoryAnalysis('user-1', 'octocat/hello', analysis);
      assert.deepEqual(await waiting(store), []);

      // Never pushed to; the same moment, otherwise written; before, although it looks later; after, although it looks earlier.
      for (const pushedAt of [null, '2026-11-22T11:00:00Z', '2026-11-22T12:30:00+02:00']) {
        await store.saveAccountScan('user-1', accountScanOf({ repositories: pushed(pushedAt) }));
        assert.deepEqual(await waiting(store), [], `pushed at ${pushedAt}`);
      }
      for (const pushedAt of ['2026-11-22T11:00:01Z', '2026-11-22T10:00:00-02:00']) {
        await store.saveAccountScan('user-1', accountScanOf({ repositories: pushed(pushedAt) }));
        assert.deepEqual(await waiting(store), ['octocat/hello'], `pushed at ${pushedAt}`);
      }
    },
  },
  {
    name: 'lists for analysis at most 15 repositories unless told otherwise, of all accounts or of one',
    async run(store) {
      for (const login of ['octocat', 'hubot']) {
        const scan = accountScanOf({ login, id: login, repositories: 20 });
        const selected = scan.repositories.map(({ nameWithOwner }) => nameWithOwner);
        await store.saveAccountScan('user-1', accountScanOf({ login, id: login, repositories: 20, selected }));
      }

      assert.equal((await store.listRepositoriesForAnalysis('user-1')).length, 15);
      assert.equal((await store.listRepositoriesForAnalysis('user-1', { limit: 2 })).length, 2);
      assert.equal((await store.listRepositoriesForAnalysis('user-1', { limit: 1_000 })).length, 40);
      const ofOne = await store.listRepositoriesForAnalysis('user-1', { login: 'HUBOT', limit: 1_000 });
      assert.equal(ofOne.length, 20);
      assert(ofOne.every(({ owner }) => owner === 'hubot'));
    },
  },
];

async function waiting(store: ScanStore): Promise<string[]> {
  return (await store.listRepositoriesForAnalysis('user-1')).map(({ nameWithOwner }) => nameWithOwner);
}
