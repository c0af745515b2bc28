import type { AnalysisCache } from '@reposcan/core';

/** A cache of the analysis that remembers what was used, so that only that is kept for the next scan. */
export interface ScanCache extends AnalysisCache {
  /** What was read or written, as text. */
  toText(): string;
}

/** The cache that a text holds, an empty one where the text is damaged: it was on a disk, and nothing depends on it but time. */
export function scanCacheOf(text: string | null): ScanCache {
  const kept = entriesOf(text);
  const used = new Map<string, unknown>();
  return {
    get(key) {
      const value = used.get(key) ?? kept.get(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    set(key, value) {
      used.set(key, value);
    },
    toText: () => JSON.stringify([...used]),
  };
}

function entriesOf(text: string | null): Map<string, unknown> {
  try {
    const entries: unknown = text === null ? [] : JSON.parse(text);
    return Array.isArray(entries) ? new Map(entries.filter(isEntry)) : new Map();
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, unknown] {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}
