import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CachedRepository } from './cached-repository.js';

/** What the cache writes beside a clone. */
export interface CacheEntry extends CachedRepository {
  /** The clone's packs and indexes, and their sizes: what must be there the next time. */
  packs: Record<string, number>;
}

const FILE = 'entry.json';

/** Reads the entry of a clone; `null` where there is none that makes sense. */
export async function readEntry(folder: string): Promise<CacheEntry | null> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, FILE), 'utf8'));
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** Replaces it in one step. */
export async function writeEntry(folder: string, entry: CacheEntry): Promise<void> {
  const next = join(folder, `${FILE}.${process.pid}.new`);
  await writeFile(next, JSON.stringify(entry, null, 2));
  await rename(next, join(folder, FILE));
}

/** An entry without what only the cache itself needs. */
export function toCachedRepository({ key, url, strategy, commit, bytes, lastUsedAt, fetchedAt }: CacheEntry): CachedRepository {
  return { key, url, strategy, commit, bytes, lastUsedAt, fetchedAt };
}

function isEntry(value: unknown): value is CacheEntry {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = ['key', 'url', 'strategy', 'commit'].every((name) => typeof fields.get(name) === 'string');
  const dates = ['lastUsedAt', 'fetchedAt'].every((name) => !Number.isNaN(Date.parse(String(fields.get(name)))));
  const packs = fields.get('packs');
  return texts && dates && Number.isFinite(fields.get('bytes')) && typeof packs === 'object' && packs !== null;
}
