import assert from 'node:assert/strict';
import type { ScoredRepository } from '@reposcan/core';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';
import { contentsOf } from '../store-contents.js';

/** What the types forbid and the world brings all the same: each makes a repository that cannot be stored. */
const damages: Record<string, (repository: ScoredRepository) => unknown> = {
  'a BigInt': (repository) => ({ ...repository, stars: 10n }),
  'a cycle': (repository) => {
    const cyclic: Record<string, unknown> = { ...repository };
    cyclic['self'] = cyclic;
    return cyclic;
  },
  'a function': (repository) => ({ ...repository, description: () => 'later' }),
  'a symbol': (repository) => ({ ...repository, description: Symbol('later') }),
  'a number that is none': (repository) => ({ ...repository, stars: Number.NaN }),
  'an infinite score': (repository) => ({ ...repository, importance: { ...repository.importance, score: Infinity } }),
  'a score that is missing': (repository) => ({ ...repository, importance: { ...repository.importance, score: undefined } }),
  'a category that does not exist': (repository) => ({ ...repository, importance: { ...repository.importance, category: 'huge' } }),
  'no name': (repository) => ({ ...repository, nameWithOwner: undefined }),
  'an empty name': (repository) => ({ ...repository, nameWithOwner: '' }),
  'a value that throws when it is read': (repository) => ({
    ...repository,
    get description(): string {
      throw new Error('Not today.');
    },
  }),
};

/** All or nothing. */
export const atomicityCases: ConformanceCase[] = [
  ...Object.entries(damages).map(([what, damage]): ConformanceCase => ({
    name: `writes nothing of an account scan in which one repository has ${what}`,
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 5 }));
      const before = await contentsOf(store, 'user-1', 'octocat');
      const bad = accountScanOf({ id: 'scan-2', repositories: 20, profile: { name: 'New' } });
      bad.repositories = bad.repositories.map((repository, index) => (index === 10 ? damage(repository) : repository) as ScoredRepository);

      await refuses(store.saveAccountScan('user-1', bad), 'INVALID_INPUT');

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
    },
  })),
  {
    name: 'writes nothing of an account scan whose profile or run cannot be stored',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 5 }));
      const before = await contentsOf(store, 'user-1', 'octocat');
      const next = (): ReturnType<typeof accountScanOf> => accountScanOf({ id: 'scan-2', repositories: 2 });

      await refuses(store.saveAccountScan('user-1', { ...next(), profile: { ...next().profile, followers: Number.NaN } }), 'INVALID_INPUT');
      await refuses(
        store.saveAccountScan('user-1', { ...next(), summary: { ...next().summary, averageScore: Number.NaN } }),
        'INVALID_INPUT',
      );
      await refuses(store.saveAccountScan('user-1', { ...next(), timings: { ...next().timings, startedAt: 'now' } }), 'INVALID_INPUT');
      await refuses(store.saveAccountScan('user-1', { ...next(), timings: { ...next().timings, totalMs: Number.NaN } }), 'INVALID_INPUT');

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
    },
  },
  {
    name: 'writes neither the report nor the run of a repository scan that cannot be stored',
    async run(store) {
      const scan = repositoryScanOf();
      await store.saveRepositoryScan('user-1', scan);

      const bad = { ...repositoryScanOf({ startedAt: '2026-11-23T10:00:00Z' }), files: [10n as unknown as (typeof scan.files)[number]] };
      await refuses(store.saveRepositoryScan('user-1', bad), 'INVALID_INPUT');
      await refuses(store.saveRepositoryScan('user-1', { ...bad, id: 'report-2' }), 'INVALID_INPUT');

      assert.deepEqual(await store.getRepositoryScan('user-1', 'report-1'), scan);
      assert.deepEqual(
        (await store.listRuns('user-1')).items.map(({ id, startedAt }) => [id, startedAt]),
        [['report-1', scan.timings.startedAt]],
      );
    },
  },
  {
    name: 'keeps the run and the analysis of before when the next cannot be stored',
    async run(store) {
      await store.saveRun(scanRunOf());
      await store.saveAccountScan('user-1', accountScanOf());
      await store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', repositoryAnalysisOf());
      const before = await contentsOf(store, 'user-1', 'octocat');

      await refuses(store.saveRun(scanRunOf({ status: 'done' as 'failed' })), 'INVALID_INPUT');
      await refuses(store.saveRun(scanRunOf({ error: { code: 'X', message: 7n as unknown as string } })), 'INVALID_INPUT');
      const analysis = repositoryAnalysisOf({ files: Number.NaN });
      await refuses(store.updateRepositoryAnalysis('user-1', 'octocat/repo-0001', analysis), 'INVALID_INPUT');

      assert.deepEqual(await contentsOf(store, 'user-1', 'octocat'), before);
    },
  },
];
