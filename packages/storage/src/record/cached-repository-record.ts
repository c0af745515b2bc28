import { identifierOf } from '../input/identifier.js';
import { instantOf } from '../input/instant.js';
import { jsonOf } from '../input/json.js';
import type { CachedRepository } from '../scan-store.js';
import { StorageError } from '../storage-error.js';

/** An entry of the index of clones, checked and ready to be written. */
export interface CachedRepositoryRecord {
  key: string;
  /** JSON of the `CachedRepository`. */
  document: string;
}

/**
 * What a store writes for a clone.
 * @throws {StorageError} `INVALID_INPUT` when a part of it cannot be stored, and for a URL with credentials
 */
export function cachedRepositoryRecordOf(repository: CachedRepository): CachedRepositoryRecord {
  const url = identifierOf(repository.url, 'URL of the clone');
  if (URL.canParse(url) && (new URL(url).username !== '' || new URL(url).password !== '')) {
    throw new StorageError('The URL of the clone carries credentials.', { code: 'INVALID_INPUT', hint: 'Leave user and password out.' });
  }
  instantOf(repository.fetchedAt, 'time of fetching');
  instantOf(repository.lastUsedAt, 'time of the last use');
  return { key: identifierOf(repository.key, 'key of the clone'), document: jsonOf(repository, 'clone') };
}
