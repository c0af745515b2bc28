/** An answer that GitHub may confirm with 304 instead of sending it again. */
export interface CachedResponse {
  etag: string;
  /** The body as it was sent, JSON text. */
  body: string;
}

/** Where REST answers are kept between scans. The key names the URL and a digest of the token, never the token. */
export interface ResponseCache {
  get(key: string): CachedResponse | undefined | Promise<CachedResponse | undefined>;
  set(key: string, response: CachedResponse): void | Promise<void>;
}

/** Bounds of the memory cache. */
export interface MemoryResponseCacheOptions {
  /** @default 500 */
  maxEntries?: number;
  /** Total size of keys and bodies in UTF-16 code units. @default 32 Mi */
  maxLength?: number;
}

/** A response cache in memory that forgets what was used longest ago. */
export function createMemoryResponseCache(options: MemoryResponseCacheOptions = {}): ResponseCache {
  const { maxEntries = 500, maxLength = 32 * 1024 * 1024 } = options;
  const entries = new Map<string, CachedResponse>();
  let length = 0;

  const lengthOf = (key: string, response: CachedResponse): number => key.length + response.etag.length + response.body.length;

  const remove = (key: string): CachedResponse | undefined => {
    const response = entries.get(key);
    if (response === undefined) return undefined;
    entries.delete(key);
    length -= lengthOf(key, response);
    return response;
  };

  const add = (key: string, response: CachedResponse): void => {
    entries.set(key, response);
    length += lengthOf(key, response);
  };

  return {
    get(key) {
      const response = remove(key);
      if (response !== undefined) add(key, response);
      return response;
    },
    set(key, response) {
      remove(key);
      if (lengthOf(key, response) > maxLength) return;
      add(key, response);
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries && length <= maxLength) break;
        remove(oldest);
      }
    },
  };
}
