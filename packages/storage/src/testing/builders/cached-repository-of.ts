import type { CachedRepository } from '../../scan-store.js';

/** A clone that is kept, for tests; everything has a default. */
export function cachedRepositoryOf(repository: Partial<CachedRepository> = {}): CachedRepository {
  return {
    key: 'clone-1',
    url: 'https://github.com/octocat/hello',
    strategy: 'head',
    commit: 'a'.repeat(40),
    bytes: 1_000_000,
    fetchedAt: '2026-11-22T12:00:00.000Z',
    lastUsedAt: '2026-11-22T13:00:00.000Z',
    ...repository,
  };
}
