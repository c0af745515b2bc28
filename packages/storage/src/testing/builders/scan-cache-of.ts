import type { ScanCache } from '../../scan-store.js';

/** What an analysis keeps, for tests; everything has a default. */
export function scanCacheOf(cache: Partial<ScanCache> = {}): ScanCache {
  return { savedAt: '2026-11-22T12:00:00.000Z', document: '{"a":1}', ...cache };
}
