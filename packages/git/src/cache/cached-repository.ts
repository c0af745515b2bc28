/** A clone in the repository cache. */
export interface CachedRepository {
  /** SHA-256 of the normalised URL and of how much is cloned; also the name of its folder. */
  key: string;
  url: string;
  /** How much is cloned. */
  strategy: string;
  /** The commit that was opened last. */
  commit: string;
  /** On disk. */
  bytes: number;
  /** ISO 8601 */
  lastUsedAt: string;
  /** When the server last sent something for it. ISO 8601 */
  fetchedAt: string;
}

/**
 * Who lists the clones of a cache, so that others can show them. What the folder of the cache says wins over what the index says: a clone that the index
 * does not know is added to it, an entry without a clone is removed.
 */
export interface RepositoryCacheIndex {
  list(): Promise<CachedRepository[]>;
  /** Adds an entry, or replaces the one with its key. */
  put(entry: CachedRepository): Promise<void>;
  /** Removes an entry; one that is not there is fine. */
  remove(key: string): Promise<void>;
}
