import { foldersOf } from '../folders-of.js';

/** The deepest folder that holds more than half of the paths, or `null` where that is only the root. */
export function sharedFolder(paths: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const path of paths) for (const folder of foldersOf(path)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  let deepest: string | null = null;
  // Folders that each hold more than half lie inside one another: the longest is the deepest.
  for (const [folder, count] of counts) if (count * 2 > paths.length && folder.length > (deepest ?? '').length) deepest = folder;
  return deepest;
}
