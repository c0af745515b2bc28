import { compareText } from '../../../text/compare-text.js';
import { sceneLimits } from './scene-limits.js';

/** The folders that files are gathered in. */
export interface SceneFolders {
  /** Sorted; the root is the empty text. */
  paths: readonly string[];
  /** For each file the index of its folder. */
  of: readonly number[];
}

/** Folders deeper than this are never told apart: a path can have thousands of parts. */
const deepest = 12;

/** Folders for all files: as deep as they can be without becoming too many; what even then has no room is gathered in the root. */
export function sceneFolders(files: readonly string[], most: number = sceneLimits.folders): SceneFolders {
  let depth = deepest;
  let of = files.map((path) => folderOf(path, depth));
  while (depth > 1 && new Set(of).size > most) {
    depth -= 1;
    of = files.map((path) => folderOf(path, depth));
  }
  const sizes = new Map<string, number>();
  for (const folder of of) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  const bySize = [...sizes].toSorted(([a, first], [b, second]) => second - first || compareText(a, b)).map(([path]) => path);
  const kept = bySize.length <= most ? bySize : [...new Set(['', ...bySize.slice(0, most - 1)])];
  const paths = kept.toSorted(compareText);
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  return { paths, of: of.map((folder) => indexOf.get(folder) ?? indexOf.get('') ?? 0) };
}

function folderOf(path: string, depth: number): string {
  const parts = path.split('/', depth + 1);
  return parts.slice(0, Math.min(depth, parts.length - 1)).join('/');
}

/** The folders above a file, the nearest first; the last is the root, the empty text. */
export function* ancestors(path: string): Generator<string> {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) yield path.slice(0, slash);
  yield '';
}
