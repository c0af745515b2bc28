import assert from 'node:assert/strict';
import { repositoryScanOf } from '../builders/repository-scan-of.js';
import type { ConformanceCase } from '../conformance-case.js';

/** Reports of deep scans. */
export const reportCases: ConformanceCase[] = [
  {
    name: 'gives back a report as it was, by id',
    async run(store) {
      const scan = repositoryScanOf({ files: 2_000 });

      await store.saveRepositoryScan('user-1', scan);

      assert.deepEqual(await store.getRepositoryScan('user-1', 'report-1'), scan);
    },
  },
  {
    name: 'finds the newest report of a location, of one commit or of any',
    async run(store) {
      const at = (hour: string): string => `2026-11-22T${hour}:00:00Z`;
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'b-newest', commit: 'b', startedAt: at('12') }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'a-newer', commit: 'a', startedAt: at('11') }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'a-older', commit: 'a', startedAt: at('10') }));
      await store.saveRepositoryScan(
        'user-1',
        repositoryScanOf({ id: 'elsewhere', location: '/src/other', commit: 'a', startedAt: at('13') }),
      );

      const location = 'https://github.com/octocat/hello';
      assert.equal((await store.findRepositoryScan('user-1', location))?.id, 'b-newest');
      assert.equal((await store.findRepositoryScan('user-1', location, 'a'))?.id, 'a-newer');
      assert.equal(await store.findRepositoryScan('user-1', location, 'c'), null);
      assert.equal(await store.findRepositoryScan('user-1', '/src'), null);
    },
  },
  {
    name: 'of two reports that started at the same moment, finds the one with the highest id',
    async run(store) {
      for (const id of ['m', 'z', 'a']) await store.saveRepositoryScan('user-1', repositoryScanOf({ id }));

      assert.equal((await store.findRepositoryScan('user-1', 'https://github.com/octocat/hello'))?.id, 'z');
    },
  },
];
