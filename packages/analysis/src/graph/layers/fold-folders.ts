import { compareText } from '../../text/compare-text.js';
import { foldersOf } from '../folders-of.js';

/** How many folders a picture of an architecture should have: fewer say nothing, more nobody reads. */
export const folderRange = { least: 5, most: 40 };
/** A folder with more than this share of the files hides the architecture inside it; with more than half, nearly all of it. */
const largestShare = 1 / 3;
const half = 1 / 2;

/**
 * Folds files into folders: the root is split into its folders, then again and again the folder with the most files, until there are five of them and none
 * has more than a third of the files. So the packages of a monorepo come out, and the folders below `src` of a single package. Files directly in a folder
 * that was split stay with it. A folder that would make more than forty stays whole, unless it has more than half of the files, or there are not five
 * yet: then the largest folders inside become folders of their own.
 * Returns the folder of each path (`''` is the root).
 */
export function foldFolders(paths: readonly string[]): Map<string, string> {
  const folders = countFolders(paths);
  const chosen = new Map<string, number>([['', paths.length]]);
  const settled = new Set<string>();
  for (let folder = nextToSplit(chosen, settled, paths.length); folder !== null; folder = nextToSplit(chosen, settled, paths.length)) {
    settled.add(folder);
    split(folders, chosen, folder, chosen.size < folderRange.least || (chosen.get(folder) ?? 0) > paths.length * half);
  }
  return new Map(paths.map((path) => [path, foldersOf(path).findLast((folder) => chosen.has(folder)) ?? '']));
}

interface Folder {
  /** However deep. */
  files: number;
  children: Set<string>;
}

function countFolders(paths: readonly string[]): Map<string, Folder> {
  const folders = new Map<string, Folder>([['', { files: paths.length, children: new Set() }]]);
  for (const path of paths) {
    let parent = '';
    for (const folder of foldersOf(path)) {
      const known = folders.get(folder) ?? { files: 0, children: new Set() };
      known.files += 1;
      folders.set(folder, known);
      folders.get(parent)?.children.add(folder);
      parent = folder;
    }
  }
  return folders;
}

function nextToSplit(chosen: ReadonlyMap<string, number>, settled: ReadonlySet<string>, total: number): string | null {
  if (chosen.size >= folderRange.most) return null;
  const enough = chosen.size >= folderRange.least;
  let next: { folder: string; files: number } | null = null;
  for (const [folder, files] of chosen) {
    if (settled.has(folder) || files < 2 || (enough && files <= total * largestShare)) continue;
    if (next === null || files > next.files || (files === next.files && compareText(folder, next.folder) < 0)) next = { folder, files };
  }
  return next?.folder ?? null;
}

function split(folders: ReadonlyMap<string, Folder>, chosen: Map<string, number>, folder: string, evenInPart: boolean): void {
  const filesOf = (child: string): number => folders.get(child)?.files ?? 0;
  const children = [...(folders.get(folder)?.children ?? [])].sort((left, right) => filesOf(right) - filesOf(left) || compareText(left, right));
  const inside = children.reduce((sum, child) => sum + filesOf(child), 0);
  let rest = chosen.get(folder) ?? 0;
  const room = folderRange.most - chosen.size;
  // Where all files are in folders inside, the folder itself makes room for one of them.
  const fits = children.length <= room + (inside === rest ? 1 : 0);
  if (!fits && !evenInPart) return;
  for (const child of fits ? children : children.slice(0, room)) {
    chosen.set(child, filesOf(child));
    rest -= filesOf(child);
  }
  if (rest === 0) chosen.delete(folder);
  else chosen.set(folder, rest);
}
