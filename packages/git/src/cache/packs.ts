import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The packs of a clone and their indexes, with their sizes in bytes. */
export async function listPacks(clone: string): Promise<Record<string, number>> {
  const folder = join(clone, 'objects/pack');
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^pack-[0-9a-f]+\.(?:pack|idx)$/.test(name)).sort();
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).size] as const));
  return Object.fromEntries(sizes);
}

/** Whether every pack that was there is still there, as large as it was. Newer ones do not matter. */
export function holdsPacks(now: Record<string, number>, before: Record<string, number>): boolean {
  const found = new Map(Object.entries(now));
  return Object.entries(before).every(([name, size]) => found.get(name) === size);
}
