import assert from 'node:assert/strict';
import { unknown } from '@reposcan/core';
import { accountScanOf } from '../builders/account-scan-of.js';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';

const awkward = 'Zoë 👩‍🚀 "quoted" \\ back \' \u0000 \u2028 \ud800 日本 \r\n\t; DROP TABLE runs; --';

/** What goes in comes out. */
export const roundTripCases: ConformanceCase[] = [
  {
    name: 'answers null or an empty list for what was never stored',
    async run(store) {
      assert.equal(await store.getProfile('user-1', 'octocat'), null);
      assert.equal(await store.getRepository('user-1', 'octocat/hello'), null);
      assert.deepEqual(await store.listRepositories('user-1'), { items: [], nextCursor: null });
      assert.deepEqual(await store.listRepositoriesForAnalysis('user-1'), []);
      assert.equal(await store.getScanSummary('user-1', 'octocat'), null);
      assert.equal(await store.getRun('user-1', 'scan-1'), null);
      assert.deepEqual(await store.listRuns('user-1'), { items: [], nextCursor: null });
      assert.equal(await store.getRepositoryScan('user-1', 'report-1'), null);
      assert.equal(await store.findRepositoryScan('user-1', '/src/hello'), null);
      assert.equal(await store.getScanCache('user-1', '/src/hello'), null);
      assert.deepEqual(await store.listCachedRepositories(), []);
    },
  },
  {
    name: 'gives back the profile of a scan as it was',
    async run(store) {
      const scan = accountScanOf({ profile: { name: awkward, followers: unknown('forbidden') } });

      await store.saveAccountScan('user-1', scan);

      assert.deepEqual(await store.getProfile('user-1', 'octocat'), scan.profile);
    },
  },
  {
    name: 'gives back each repository of a scan as it was, with the user, the scan, and whether it was selected',
    async run(store) {
      const scan = accountScanOf({ repositories: 3, selected: ['octocat/repo-0002'] });

      await store.saveAccountScan('user-1', scan);

      for (const repository of scan.repositories) {
        assert.deepEqual(await store.getRepository('user-1', repository.nameWithOwner), {
          ...repository,
          userId: 'user-1',
          scanId: 'scan-1',
          selected: repository.nameWithOwner === 'octocat/repo-0002',
          analysis: null,
        });
      }
    },
  },
  {
    name: 'keeps emoji, quotes, control characters and lone surrogates in texts',
    async run(store) {
      const repository = scoredRepositoryOf({ nameWithOwner: 'octocat/hello', description: awkward, topics: [awkward, ''] });

      await store.saveAccountScan('user-1', accountScanOf({ repositories: [repository] }));

      const stored = await store.getRepository('user-1', 'octocat/hello');
      assert.equal(stored?.description, awkward);
      assert.deepEqual(stored.topics, [awkward, '']);
    },
  },
  {
    name: 'keeps a document of several megabytes',
    async run(store) {
      const description = 'ß'.repeat(3_000_000);
      const scan = accountScanOf({ repositories: [scoredRepositoryOf({ nameWithOwner: 'octocat/hello', description })] });

      await store.saveAccountScan('user-1', scan);

      assert.equal((await store.getRepository('user-1', 'octocat/hello'))?.description, description);
    },
  },
  {
    name: 'keeps unknown signals apart from 0, false and null',
    async run(store) {
      const signals = { releases: 0, hasTests: false, latestReleaseAt: null, contributors: unknown('resource-limit') };
      const scan = accountScanOf({ repositories: [scoredRepositoryOf({ nameWithOwner: 'octocat/hello', signals })] });

      await store.saveAccountScan('user-1', scan);

      const stored = await store.getRepository('user-1', 'octocat/hello');
      assert.deepEqual(stored?.signals, scan.repositories[0]?.signals);
    },
  },
  {
    name: 'keeps what is named like a part of every object: __proto__, constructor, toString',
    async run(store) {
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
      for (const name of names) {
        const repositories = [scoredRepositoryOf({ nameWithOwner: `${name}/${name}` })];
        await store.saveAccountScan(name, accountScanOf({ login: name, id: name, repositories, selected: [] }));
        await store.saveRepositoryScan(name, repositoryScanOf({ id: `report-${name}`, location: name, commit: name }));
      }

      for (const name of names) {
        assert.equal((await store.getProfile(name, name))?.login, name);
        assert.equal((await store.getRepository(name, `${name}/${name}`))?.nameWithOwner, `${name}/${name}`);
        assert.equal((await store.getRun(name, name))?.target, name);
        assert.equal((await store.findRepositoryScan(name, name, { commit: name }))?.id, `report-${name}`);
        assert.equal((await store.listRepositories(name)).items.length, 1);
      }
    },
  },
  {
    name: 'keeps names, ids and users apart that differ in one unusual character',
    async run(store) {
      const users = [
        'a',
        'a ',
        ' a',
        'a\u0000',
        'a\u0000b',
        'a\u0001',
        'á',
        'a\u0301',
        '\ud800',
        '\ud801',
        '\ufffd',
        '%',
        '_',
        '👩',
        '👩‍🚀',
        "'",
        '"',
      ];
      for (const user of users) await store.saveRun(scanRunOf({ userId: user, id: user, target: user }));
      for (const user of users) await store.saveRun(scanRunOf({ userId: 'all', id: user, target: user }));

      for (const user of users) {
        assert.deepEqual((await store.listRuns(user)).items, [scanRunOf({ userId: user, id: user, target: user })]);
        assert.equal((await store.getRun('all', user))?.target, user);
      }
      assert.equal((await store.listRuns('all')).items.length, users.length);
    },
  },
];
