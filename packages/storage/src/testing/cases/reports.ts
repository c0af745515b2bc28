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
      assert.equal((await store.findRepositoryScan('user-1', location, { commit: 'a' }))?.id, 'a-newer');
      assert.equal(await store.findRepositoryScan('user-1', location, { commit: 'c' }), null);
      assert.equal(await store.findRepositoryScan('user-1', '/src'), null);
    },
  },
  {
    name: 'finds the newest report of one recipe, and none of another',
    async run(store) {
      const at = (hour: number): string => `2026-11-22T${hour}:00:00Z`;
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'old', recipe: 'one', startedAt: at(10) }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'new', recipe: 'one', startedAt: at(11) }));
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'other', recipe: 'two', startedAt: at(12), commit: 'b' }));

      const location = 'https://github.com/octocat/hello';
      assert.equal((await store.findRepositoryScan('user-1', location, { recipe: 'one' }))?.id, 'new');
      assert.equal((await store.findRepositoryScan('user-1', location, { recipe: 'two', commit: 'b' }))?.id, 'other');
      assert.equal(await store.findRepositoryScan('user-1', location, { recipe: 'one', commit: 'b' }), null);
      assert.equal(await store.findRepositoryScan('user-1', location, { recipe: '' }), null);
    },
  },
  {
    name: 'keeps the ten newest reports of each location, and the runs of all',
    async run(store) {
      const start = (index: number): string => new Date(Date.UTC(2026, 10, 1, index)).toISOString();
      await store.saveRepositoryScan('user-1', repositoryScanOf({ id: 'elsewhere', location: '/src/hello', startedAt: start(0) }));
      await store.saveRepositoryScan('user-2', repositoryScanOf({ id: 'r-1', startedAt: start(1) }));

      for (const index of [3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 11]) {
        await store.saveRepositoryScan('user-1', repositoryScanOf({ id: `r-${index}`, startedAt: start(index) }));
      }

      const kept = await Promise.all(Array.from({ length: 12 }, async (_, index) => (await store.getRepositoryScan('user-1', `r-${index + 1}`)) !== null));
      assert.deepEqual(kept, Array.from({ length: 12 }, (_, index) => index >= 2));
      assert.equal((await store.listRuns('user-1')).items.length, 13);
      assert.notEqual(await store.getRepositoryScan('user-1', 'elsewhere'), null);
      assert.notEqual(await store.getRepositoryScan('user-2', 'r-1'), null);
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
