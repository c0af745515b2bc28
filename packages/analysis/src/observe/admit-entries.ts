import type { FileTree, TreeEntry } from '@reposcan/core';
import { compareText } from '../text/compare-text.js';
import { depthOf } from '../tree/tree-path.js';
import type { WarningList } from './warning-list.js';

/** The entries that are observed, sorted by path and each path once, so that nothing depends on the order in which the tree lists them. */
export function admitEntries(tree: FileTree, maxFiles: number, warnings: WarningList): TreeEntry[] {
  const nearest = tree.entries.length > maxFiles ? nearestToRoot(tree.entries, maxFiles) : [...tree.entries];
  if (nearest.length < tree.entries.length) {
    warnings.general(
      'LIMIT_REACHED',
      `The tree has ${String(tree.entries.length)} entries; the ${String(maxFiles)} nearest to the root were observed. Raise maxFiles to see more.`,
    );
  }
  nearest.sort((left, right) => compareText(left.path, right.path) || compareText(left.oid, right.oid));
  const admitted: TreeEntry[] = [];
  for (const entry of nearest) {
    if (admitted.at(-1)?.path === entry.path) warnings.file(entry.path, 'is listed more than once in the tree; the first was observed. Check the repository with git fsck.');
    else admitted.push(entry);
  }
  return admitted;
}

/** Whole levels of the tree, then the first paths of the level that does not fit. */
function nearestToRoot(entries: readonly TreeEntry[], count: number): TreeEntry[] {
  const levels: TreeEntry[][] = [];
  for (const entry of entries) (levels[depthOf(entry.path)] ??= []).push(entry);
  const admitted: TreeEntry[] = [];
  // Hostile depths leave holes in the array; `forEach` and friends skip them as this does.
  for (const level of levels.filter((candidate) => candidate !== undefined)) {
    const room = count - admitted.length;
    if (room <= 0) break;
    const fitting = level.length <= room ? level : level.sort((left, right) => compareText(left.path, right.path) || compareText(left.oid, right.oid)).slice(0, room);
    for (const entry of fitting) admitted.push(entry);
  }
  return admitted;
}
