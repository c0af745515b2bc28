import { identifierOf } from '../input/identifier.js';
import { instantOf } from '../input/instant.js';
import { shown } from '../input/shown.js';
import type { ScanCache } from '../scan-store.js';
import { StorageError } from '../storage-error.js';

/** Caches that are kept of one user. */
export const scanCachesPerUser = 50;

/** A cache of a location, checked and ready to be written. */
export interface ScanCacheRecord extends ScanCache {
  userId: string;
  location: string;
}

/**
 * What a store writes for a scan cache.
 * @throws {StorageError} `INVALID_INPUT` when a part of it cannot be stored
 */
export function scanCacheRecordOf(userId: string, location: string, { savedAt, document }: ScanCache): ScanCacheRecord {
  if (typeof document !== 'string') {
    throw new StorageError(`The cache is ${shown(document)}.`, { code: 'INVALID_INPUT', hint: 'Give it as text.' });
  }
  return {
    userId: identifierOf(userId, 'user id'),
    location: identifierOf(location, 'location'),
    savedAt: instantOf(savedAt, 'time of the cache'),
    document,
  };
}
