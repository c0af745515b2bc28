import { plainText, type EntryPoint } from '@reposcan/core';
import { compareText } from '../text/compare-text.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { depthOf } from '../tree/tree-path.js';

/** What a reader wants first: what one runs, then what one imports, then the rest. */
const kindOrder: Record<EntryPoint['kind'], number> = { bin: 0, main: 1, server: 2, export: 3, container: 4, script: 5, convention: 6 };

/** Evidence quotes a repository. Characters. */
const maxEvidenceLength = 160;

/** The entry points of a tree, each once per file and kind. */
export interface EntryPointList {
  add(found: EntryPoint): void;
  /** Shallow before deep, what runs before what is imported, then by path. At most `limit`. */
  first(limit: number): EntryPoint[];
  readonly size: number;
  has(path: string): boolean;
}

/** A list that keeps only files of the tree; of several findings of one kind for a file it keeps the first in the order of their evidence. */
export function createEntryPointList(tree: TreeIndex): EntryPointList {
  const found = new Map<string, EntryPoint>();
  const paths = new Set<string>();
  return {
    add({ path, kind, evidence }) {
      if (!tree.hasFile(path)) return;
      // Several commands may be built from one manifest: each is an entry point of its own.
      const key = JSON.stringify([path, kind, evidence.endsWith('(built)') ? evidence : '']);
      const entry = { path, kind, evidence: plainText(evidence, maxEvidenceLength) };
      const known = found.get(key);
      if (known === undefined || compareText(entry.evidence, known.evidence) < 0) found.set(key, entry);
      paths.add(path);
    },
    first: (limit) =>
      [...found.values()]
        .sort(
          (left, right) =>
            depthOf(left.path) - depthOf(right.path) || kindOrder[left.kind] - kindOrder[right.kind] || compareText(left.path, right.path) || compareText(left.evidence, right.evidence),
        )
        .slice(0, limit),
    get size() {
      return found.size;
    },
    has: (path) => paths.has(path),
  };
}
