import type { FileRole } from '@reposcan/core';
import { isBinaryName } from '../role/asset-extensions.js';
import { compareText } from '../text/compare-text.js';
import { nameOf } from '../tree/tree-path.js';
import type { AnalysisLimits } from './analysis-limits.js';
import { isFile, type TreeFile } from './tree-file.js';
import type { WarningList } from './warning-list.js';

/** A Git LFS pointer is never longer: a picture that small may be one. Bytes. */
const maxPointerBytes = 1024;

/** What is read first where not all can be. */
const readingOrder: readonly FileRole[] = ['build', 'source', 'config', 'docs', 'test', 'other', 'data', 'generated', 'vendored', 'asset'];

/** The files to read, in the order of the tree. Marks as binary what is known to be by its name. */
export function planReading(files: readonly TreeFile[], limits: Required<AnalysisLimits>, warnings: WarningList): TreeFile[] {
  const wanted: TreeFile[] = [];
  for (const file of files) {
    if (!isFile(file.entry)) continue;
    const { size } = file.entry;
    if (isBinaryName(nameOf(file.path)) && size > maxPointerBytes) file.binary = true;
    else if (size > limits.maxFileBytes) warnings.file(file.path, `has ${String(size)} bytes and was not read: the limit maxFileBytes is ${String(limits.maxFileBytes)}.`);
    else wanted.push(file);
  }
  return withinBudget(wanted, limits.maxTotalBytes, warnings);
}

function withinBudget(wanted: readonly TreeFile[], maxTotalBytes: number, warnings: WarningList): TreeFile[] {
  const total = wanted.reduce((sum, file) => sum + file.entry.size, 0);
  if (total <= maxTotalBytes) return [...wanted];
  const ranked = [...wanted].sort(
    (left, right) => readingOrder.indexOf(left.role) - readingOrder.indexOf(right.role) || left.entry.size - right.entry.size || compareText(left.path, right.path),
  );
  const chosen = new Set<TreeFile>();
  let bytes = 0;
  for (const file of ranked) {
    if (bytes + file.entry.size > maxTotalBytes) continue;
    bytes += file.entry.size;
    chosen.add(file);
  }
  warnings.general(
    'LIMIT_REACHED',
    `The files have ${String(total)} bytes together; ${String(chosen.size)} of ${String(wanted.length)} were read, source first. Raise maxTotalBytes to read more.`,
  );
  return wanted.filter((file) => chosen.has(file));
}
