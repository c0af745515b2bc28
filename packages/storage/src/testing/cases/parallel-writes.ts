import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryAnalysisOf } from '../builders/repository-analysis-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';

const twenty = Array.from({ length: 20 }, (_, index) => index);

/** Many at once. */
export const parallelWriteCases: ConformanceCase[] = [
  {
    name: 'writes the scans of many accounts and users in parallel and loses none',
    async run(store) {
      await Promise.all(
        twenty.flatMap((index) =>
          ['user-1', 'user-2'].map((userId) =>
            store.saveAccountScan(userId, accountScanOf({ login: `login-${index}`, id: `scan-${index}`, repositories: 10 })),
          ),
        ),
      );

      for (const userId of ['user-1', 'user-2']) {
        assert.equal((await store.listRepositories(userId, { limit: 1_000 })).items.length, 200);
        assert.equal((await store.listRuns(userId)).items.length, 20);
      }
    },
  },
  {
    name: 'of scans of one account in parallel, keeps exactly one as a whole',
    async run(store) {
      const repositoriesOf = (index: number) =>
        ['shared', `only-in-${index}`].map((name) => scoredRepositoryOf({ nameWithOwner: `octocat/${name}`, stars: index }));
      await Promise.all(
        twenty.map((index) => store.saveAccountScan('user-1', accountScanOf({ id: `scan-${index}`, repositories: repositoriesOf(index) }))),
      );

      const { items } = await store.listRepositories('user-1');
      const winner = items[0]?.stars ?? -1;
      assert.deepEqual(
        items.map(({ name, stars, scanId }) => [name, stars, scanId]),
        [`only-in-${winner}`, 'shared'].map((name) => [name, winner, `scan-${winner}`]),
      );
      assert.equal((await store.listRuns('user-1')).items.length, 20);
    },
  },
  {
    name: 'loses no analysis that is written while the account is scanned again',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 20 }));

      const names = accountScanOf({ repositories: 20 }).repositories.map(({ nameWithOwner }) => nameWithOwner);
      await Promise.all(
        names.flatMap((name, index) => [
          store.saveAccountScan('user-1', accountScanOf({ id: `scan-${index}`, repositories: 20 })),
          store.updateRepositoryAnalysis('user-1', name, repositoryAnalysisOf({ files: index })),
          store.saveRepositoryScan('user-1', repositoryScanOf({ id: `report-${index}`, location: `/src/${index}` })),
        ]),
      );

      for (const [index, name] of names.entries()) {
        assert.equal((await store.getRepository('user-1', name))?.analysis?.files, index);
        assert.notEqual(await store.getRepositoryScan('user-1', `report-${index}`), null);
      }
    },
  },
];
