import { compareText } from '../text/compare-text.js';
import { stemOf } from '../tree/tree-path.js';

/** An import of a whole package is an edge to each of its files up to this many: what a reader can still look at, and what keeps graphs of large packages small. */
export const maxUnitFiles = 50;

/** `unitFiles` of what is imported by a key, worked out once for each. */
export function createUnits(filesOf: (key: string) => readonly string[], nameOf: (key: string) => string): (key: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (key) => {
    const files = known.get(key) ?? unitFiles(nameOf(key), filesOf(key));
    known.set(key, files);
    return files;
  };
}

/**
 * The files that stand for a package, namespace or folder that is imported as a whole: the one named like it (or `doc`, as Go has it) first, then by path, at
 * most `maxUnitFiles`.
 */
export function unitFiles(name: string, paths: Iterable<string>): string[] {
  const wanted = name.toLowerCase();
  const rank = (path: string): number => {
    const stem = stemOf(path).toLowerCase();
    return stem === wanted ? 0 : stem === 'doc' ? 1 : 2;
  };
  return [...new Set(paths)].sort((left, right) => rank(left) - rank(right) || compareText(left, right)).slice(0, maxUnitFiles);
}
