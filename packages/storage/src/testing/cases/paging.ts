import assert from 'node:assert/strict';
import type { ScanStore } from '../../scan-store.js';
import { accountScanOf } from '../builders/account-scan-of.js';
import { scanRunOf } from '../builders/scan-run-of.js';
import { scoredRepositoryOf } from '../builders/scored-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';
import { everyPage } from '../store-contents.js';

/** Pages and cursors. */
export const pagingCases: ConformanceCase[] = [
  {
    name: 'pages hold at most the limit, 100 unless told otherwise, and only the last has no cursor',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 200 }));

      const first = await store.listRepositories('user-1');
      assert.equal(first.items.length, 100);
      assert(first.nextCursor !== null);
      const second = await store.listRepositories('user-1', { cursor: first.nextCursor });
      assert.equal(second.items.length, 100);
      assert.equal(second.nextCursor, null);
      assert.equal(new Set([...first.items, ...second.items].map(({ id }) => id)).size, 200);
      assert.equal((await store.listRepositories('user-1', { limit: 7 })).items.length, 7);
      assert.equal((await store.listRepositories('user-1', { limit: 200 })).nextCursor, null);
    },
  },
  {
    name: 'the limit may change from page to page',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 9 }));
      const { items, nextCursor } = await store.listRepositories('user-1', { limit: 4 });

      const rest = await store.listRepositories('user-1', { limit: 1_000, cursor: nextCursor ?? '' });

      assert.deepEqual([...items, ...rest.items], (await store.listRepositories('user-1')).items);
    },
  },
  {
    name: 'pages of repositories neither repeat nor skip what was there while others come and go',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 6 }));
      const all = (await store.listRepositories('user-1')).items.map(({ name }) => name);
      const first = await store.listRepositories('user-1', { limit: 3 });

      const others = [99, 80.1, 0].map((score) => scoredRepositoryOf({ nameWithOwner: `hubot/other-${score}`, score }));
      await store.saveAccountScan('user-1', accountScanOf({ login: 'hubot', id: 'scan-2', repositories: others }));
      const page = await store.listRepositories('user-1', { limit: 3, cursor: first.nextCursor ?? '' });
      // The very repository that the next page begins after.
      const left = accountScanOf({ id: 'scan-3', repositories: 6 }).repositories.filter(({ name }) => name !== page.items.at(-1)?.name);
      await store.saveAccountScan('user-1', accountScanOf({ id: 'scan-3', repositories: left }));
      const rest = await everyPage((cursor) => store.listRepositories('user-1', { limit: 3, cursor: page.nextCursor ?? '', ...cursor }));

      const seen = [...first.items, ...page.items, ...rest].map(({ name }) => name);
      assert.deepEqual(
        seen.filter((name) => all.includes(name)),
        all,
      );
      assert.equal(new Set(seen).size, seen.length);
    },
  },
  {
    name: 'pages of runs neither repeat nor skip what was there while new runs begin',
    async run(store) {
      const start = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString();
      for (let minute = 0; minute < 6; minute += 1) await store.saveRun(scanRunOf({ id: `run-${minute}`, startedAt: start(minute) }));
      const first = await store.listRuns('user-1', { limit: 3 });

      for (let minute = 10; minute < 15; minute += 1) await store.saveRun(scanRunOf({ id: `run-${minute}`, startedAt: start(minute) }));
      const second = await store.listRuns('user-1', { limit: 3, cursor: first.nextCursor ?? '' });

      assert.deepEqual(
        [...first.items, ...second.items].map(({ id }) => id),
        ['run-5', 'run-4', 'run-3', 'run-2', 'run-1', 'run-0'],
      );
      assert.equal(second.nextCursor, null);
    },
  },
  {
    name: 'refuses a cursor of another user, filter or listing, and what is no cursor',
    async run(store) {
      for (const userId of ['user-1', 'user-2']) {
        for (const login of ['octocat', 'hubot']) await store.saveAccountScan(userId, accountScanOf({ login, id: login, repositories: 9 }));
      }
      const cursor = await cursorFor(store, {});
      const runs = (await store.listRuns('user-1', { limit: 1 })).nextCursor ?? '';

      await refuses(store.listRepositories('user-2', { cursor }), 'INVALID_CURSOR', 'a cursor of another user');
      await refuses(store.listRepositories('user-1', { cursor, login: 'octocat' }), 'INVALID_CURSOR', 'a cursor of all accounts');
      await refuses(store.listRepositories('user-1', { cursor, category: 'flagship' }), 'INVALID_CURSOR', 'a cursor of all categories');
      const ofLogin = await cursorFor(store, { login: 'octocat' });
      await refuses(store.listRepositories('user-1', { cursor: ofLogin, login: 'hubot' }), 'INVALID_CURSOR', 'a cursor of another login');
      await refuses(store.listRepositories('user-1', { cursor: runs }), 'INVALID_CURSOR', 'a cursor of runs');
      await refuses(store.listRuns('user-1', { cursor }), 'INVALID_CURSOR', 'a cursor of repositories');
      await refuses(store.listRuns('user-1', { cursor: runs, status: 'partial' }), 'INVALID_CURSOR', 'a cursor of every status');
      await refuses(store.listRuns('user-1', { cursor: runs, kind: 'account-scan' }), 'INVALID_CURSOR', 'a cursor of both kinds');
      await refuses(store.listRuns('user-1', { cursor: runs, target: 'octocat' }), 'INVALID_CURSOR', 'a cursor of every target');
      for (const nonsense of [
        '',
        'x',
        '💥',
        'e30',
        'W10',
        'bnVsbA',
        `${cursor}x`,
        cursor.slice(1),
        cursor.slice(0, -4),
        '9'.repeat(10_000),
      ]) {
        await refuses(store.listRepositories('user-1', { cursor: nonsense }), 'INVALID_CURSOR', `the cursor ${nonsense.slice(0, 40)}`);
      }
      await refuses(store.listRepositories('user-1', { cursor: 7 as unknown as string }), 'INVALID_CURSOR', 'a number');
      assert.equal((await store.listRepositories('user-1', { cursor })).items.length, 17);
    },
  },
  {
    name: 'takes the cursor of a login in another case',
    async run(store) {
      await store.saveAccountScan('user-1', accountScanOf({ repositories: 9 }));

      const cursor = await cursorFor(store, { login: 'octocat' });

      assert.equal((await store.listRepositories('user-1', { cursor, login: 'OctoCat' })).items.length, 8);
    },
  },
];

async function cursorFor(store: ScanStore, query: { login?: string }): Promise<string> {
  const { nextCursor } = await store.listRepositories('user-1', { ...query, limit: 1 });
  assert(nextCursor !== null);
  return nextCursor;
}
