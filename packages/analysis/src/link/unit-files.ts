import { compareText } from '../text/compare-text.js';
import { stemOf } from '../tree/tree-path.js';

/** An import of a whole package is an edge to each of its files up to this many: what a reader can still look at, and what keeps graphs of large packages small. */
export const maxUnitFiles = 50;

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
