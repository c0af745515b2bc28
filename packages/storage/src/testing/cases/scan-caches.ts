import assert from 'node:assert/strict';
import { scanCacheOf } from '../builders/scan-cache-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** What an analysis keeps for the next one. */
export const scanCacheCases: ConformanceCase[] = [
  {
    name: 'gives back the cache of a location as it was, awkward texts and megabytes included',
    async run(store) {
      for (const document of ['', 'no JSON at all', 'Zoë \u0000 \ud800 日本 \u2028', 'x'.repeat(8_000_000)]) {
        await store.saveScanCache('user-1', '/src/hello', scanCacheOf({ document }));

        assert.deepEqual(await store.getScanCache('user-1', '/src/hello'), scanCacheOf({ document }));
      }
    },
  },
  {
    name: 'keeps the caches of two users and of two locations apart',
    async run(store) {
      for (const userId of ['user-1', 'user-2']) {
        for (const location of ['/src/hello', '/src/HELLO']) await store.saveScanCache(userId, location, scanCacheOf({ document: userId + location }));
      }

      assert.equal((await store.getScanCache('user-1', '/src/HELLO'))?.document, 'user-1/src/HELLO');
      assert.equal((await store.getScanCache('user-2', '/src/hello'))?.document, 'user-2/src/hello');
      assert.equal(await store.getScanCache('user-3', '/src/hello'), null);
    },
  },
  {
    name: 'keeps the fifty caches of a user that were saved last',
    async run(store) {
      const savedAt = (index: number): string => new Date(Date.UTC(2026, 10, 1, 0, index)).toISOString();
      await store.saveScanCache('user-2', '/src/0', scanCacheOf({ savedAt: savedAt(0) }));
      for (let index = 0; index < 52; index += 1) await store.saveScanCache('user-1', `/src/${index}`, scanCacheOf({ savedAt: savedAt(index) }));
      await store.saveScanCache('user-1', '/src/2', scanCacheOf({ savedAt: savedAt(99) }));

      await store.saveScanCache('user-1', '/src/new', scanCacheOf({ savedAt: savedAt(100) }));

      const kept = async (userId: string, location: string) => (await store.getScanCache(userId, location)) !== null;
      const answers = await Promise.all(['/src/0', '/src/1', '/src/2', '/src/3', '/src/4', '/src/51', '/src/new'].map((location) => kept('user-1', location)));
      assert.deepEqual(answers, [false, false, true, false, true, true, true]);
      assert(await kept('user-2', '/src/0'));
    },
  },
  {
    name: 'refuses a cache without user, location, time or text, and keeps the one before',
    async run(store) {
      await store.saveScanCache('user-1', '/src/hello', scanCacheOf());

      await refuses(store.saveScanCache('', '/src/hello', scanCacheOf()), 'INVALID_INPUT', 'user');
      await refuses(store.saveScanCache('user-1', '', scanCacheOf()), 'INVALID_INPUT', 'location');
      await refuses(store.saveScanCache('user-1', '/src/hello', scanCacheOf({ savedAt: 'now' })), 'INVALID_INPUT', 'time');
      await refuses(store.saveScanCache('user-1', '/src/hello', scanCacheOf({ document: 7 as unknown as string })), 'INVALID_INPUT', 'text');
      await refuses(store.getScanCache('user-1', ''), 'INVALID_INPUT', 'location to read');

      assert.deepEqual(await store.getScanCache('user-1', '/src/hello'), scanCacheOf());
    },
  },
];
