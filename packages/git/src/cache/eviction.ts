import type { CachedRepository } from './cached-repository.js';

/** What a cache may hold. */
export interface CacheLimits {
  maxRepositories: number;
  maxBytes: number;
  /** Milliseconds since the last use. */
  maxAgeMs: number;
}

/**
 * The keys of the clones that have to go: those that nobody used for too long, then those whose last use is the longest ago until the limits are kept.
 * Clones in use stay, and count.
 */
export function chooseEvictions(
  entries: readonly CachedRepository[],
  inUse: ReadonlySet<string>,
  limits: CacheLimits,
  now: number,
): string[] {
  const oldestFirst = [...entries].sort(
    (one, other) => Date.parse(one.lastUsedAt) - Date.parse(other.lastUsedAt) || (one.key < other.key ? -1 : 1),
  );
  let count = entries.length;
  let bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const evicted: string[] = [];
  for (const entry of oldestFirst) {
    if (inUse.has(entry.key)) continue;
    const expired = now - Date.parse(entry.lastUsedAt) > limits.maxAgeMs;
    if (!expired && count <= limits.maxRepositories && bytes <= limits.maxBytes) continue;
    evicted.push(entry.key);
    count -= 1;
    bytes -= entry.bytes;
  }
  return evicted;
}
