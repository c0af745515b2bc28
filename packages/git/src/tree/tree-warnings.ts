import { plainText, type Warning } from '@reposcan/core';
import type { TreeListing } from './list-tree.js';

/** What a reader of a listing must know. */
export function treeWarnings(listing: TreeListing, subject: string): Warning[] {
  const { entries, truncated, missing } = listing;
  const warnings: Warning[] = [];
  if (truncated) {
    const message = `The commit has more files than the limit allows: the first ${entries.length} are listed, the rest is not looked at. Raise maxEntries to see more.`;
    warnings.push({ code: 'LIMIT_REACHED', message, subject });
  }
  const escaped = entries.filter(({ pathEscaped }) => pathEscaped);
  const [first] = escaped;
  if (first !== undefined) {
    const message = `Bytes in file names that are not UTF-8 are shown as \\xHH, in ${escaped.length} of them, such as ${plainText(first.path, 80)}.`;
    warnings.push({ code: 'PATH_ESCAPED', message, subject });
  }
  if (missing.size > 0) {
    const message = `The clone is partial: the contents of ${missing.size} files are not here and are not fetched. \`git checkout\` fetches them.`;
    warnings.push({ code: 'SHALLOW_CLONE', message, subject });
  }
  return warnings;
}
