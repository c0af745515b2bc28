import assert from 'node:assert/strict';
import { accountScanOf } from '../builders/account-scan-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../store-contents.js';

/** Order and filters of repositories. */
export const repositoryListCases: ConformanceCase[] = [
  {
    name: 'lists repositories by score, highest first, then by the code units of their lower-case name',
    async run(store) {
      const scored: [name: string, score: number][] = [
        ['Zeta', 50],
        ['alpha', 50],
        ['Alpha-2', 50],
        ['a_b', 50],
        ['a-b', 50],
        ['a.b', 50],
        // In UTF-16 the rocket comes first, in UTF-8 it comes last.
        ['\uff5e', 50],
        ['🚀', 50],
        ['tenth', 50.1],
        ['hundred', 100],
        ['nine', 9],
        ['zero', 0],
        ['negative', -0],
      ];
      const repositories = scored.map(([name, score]) => scoredRepositoryOf({ nameWithOwner: `octocat/${name}`, score }));

      await store.saveAccountScan('user-1', accountScanOf({ repositories: repositories.reverse() }));

      const names = ['hundred', 'tenth', 'a-b', 'a.b', 'a_b', 'alpha', 'Alpha-2', 'Zeta', '🚀', '\uff5e', 'nine', 'negative', 'zero'];
      for (const limit of [1, 2, 1_000]) {
        const listed = await everyPage((cursor) => store.listRepositories('user-1', { limit, ...cursor }));
        assert.deepEqual(
          listed.map(({ name }) => name),
          names,
        );
      }
    },
  },
  {
    name: 'lists the repositories of one account, of one category, or of both',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ login: 'octocat', id: 'scan-1', repositories: 10 }));
      await store.saveAccountScan('user-1', accountScanOf({ login: 'hubot', id: 'scan-2', repositories: 10 }));
      const all = (await store.listRepositories('user-1')).items;

      for (const login of ['octocat', 'hubot', undefined]) {
        for (const category of ['flagship', 'significant', 'supporting', undefined] as const) {
          const { items } = await store.listRepositories('user-1', {
            ...(login === undefined ? {} : { login }),
            ...(category === undefined ? {} : { category }),
          });
          const expected = all
            .filter(({ owner }) => login === undefined || owner === login)
            .filter(({ importance }) => category === undefined || importance.category === category);
          assert(expected.length > 0);
          assert.deepEqual(items, expected);
        }
      }
    },
  },
  {
    name: 'counts a repository to the account whose scan listed it, whoever owns it',
    async run(store) {
      const repositories = [scoredRepositoryOf({ nameWithOwner: 'github/shared' })];

      await store.saveAccountScan('user-1', accountScanOf({ login: 'octocat', repositories }));

      assert.equal((await store.listRepositories('user-1', { login: 'octocat' })).items.length, 1);
      assert.deepEqual((await store.listRepositories('user-1', { login: 'github' })).items, []);
    },
  },
];
