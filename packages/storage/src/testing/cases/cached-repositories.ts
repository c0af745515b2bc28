import assert from 'node:assert/strict';
import { cachedRepositoryOf } from '../builders/cached-repository-of.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** The index of the clones on this machine. */
export const cachedRepositoryCases: ConformanceCase[] = [
  {
    name: 'lists the clones by key, each as it was written last',
    async run(store) {
      for (const key of ['b', 'a', 'B']) await store.putCachedRepository(cachedRepositoryOf({ key }));
      await store.putCachedRepository(cachedRepositoryOf({ key: 'b', bytes: 7 }));

      assert.deepEqual(await store.listCachedRepositories(), [
        cachedRepositoryOf({ key: 'B' }),
        cachedRepositoryOf({ key: 'a' }),
        cachedRepositoryOf({ key: 'b', bytes: 7 }),
      ]);
    },
  },
  {
    name: 'removes a clone from its index, and takes one that is not there for removed',
    async run(store) {
      await store.putCachedRepository(cachedRepositoryOf({ key: 'a' }));
      await store.putCachedRepository(cachedRepositoryOf({ key: 'b' }));

      await store.removeCachedRepository('a');
      await store.removeCachedRepository('a');

      assert.deepEqual(await store.listCachedRepositories(), [cachedRepositoryOf({ key: 'b' })]);
    },
  },
  {
    name: 'refuses a clone without key, with a time that is none, or with credentials in its URL',
    async run(store) {
      await refuses(store.putCachedRepository(cachedRepositoryOf({ key: '' })), 'INVALID_INPUT', 'key');
      await refuses(store.putCachedRepository(cachedRepositoryOf({ lastUsedAt: 'now' })), 'INVALID_INPUT', 'last use');
      await refuses(store.putCachedRepository(cachedRepositoryOf({ fetchedAt: '' })), 'INVALID_INPUT', 'fetching');
      await refuses(store.putCachedRepository(cachedRepositoryOf({ bytes: Number.NaN })), 'INVALID_INPUT', 'bytes');
      await refuses(store.putCachedRepository(cachedRepositoryOf({ url: 'https://ada:s3cret@example.com/x' })), 'INVALID_INPUT', 'credentials');
      await refuses(store.removeCachedRepository(''), 'INVALID_INPUT', 'key to remove');

      assert.deepEqual(await store.listCachedRepositories(), []);
    },
  },
];
