import { plainText, type Warning, type WarningCode } from '@reposcan/core';
import { compareText } from '../text/compare-text.js';

/** How many warnings of one kind name their file before the rest becomes a count. */
const maxNamed = 20;

/** Collects warnings: one about each file, but never a page of them. */
export interface WarningList {
  /** About one file; `reason` continues the sentence "PATH …". */
  file(path: string, reason: string): void;
  /** About the scan as a whole. */
  general(code: WarningCode, message: string): void;
  list(): Warning[];
}

/** An empty list. The order in which warnings come does not matter to what is listed. */
export function createWarningList(): WarningList {
  const files: Warning[] = [];
  const general: Warning[] = [];
  return {
    file(path, reason) {
      files.push({ code: 'FILE_SKIPPED', message: `${plainText(path, 200)} ${plainText(reason, 300)}`, subject: path });
    },
    general(code, message) {
      general.push({ code, message });
    },
    list() {
      const named = [...files].sort((left, right) => compareText(left.subject ?? '', right.subject ?? '') || compareText(left.message, right.message));
      const rest = named.splice(maxNamed);
      const count: Warning[] =
        rest.length === 0 ? [] : [{ code: 'FILE_SKIPPED', message: `${String(rest.length)} more files were skipped for reasons like the ones above.` }];
      return [...general, ...named, ...count];
    },
  };
}
