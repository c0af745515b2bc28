import type { FileTree, TreeEntry } from '@reposcan/core';
import { contentFacts, decodeText } from '../content/content-facts.js';
import type { Linker } from '../link/linker.js';
import { readContents } from '../observe/content-reader.js';
import type { WarningList } from '../observe/warning-list.js';
import { compareText } from '../text/compare-text.js';
import { depthOf } from '../tree/tree-path.js';

/** Manifests and configurations are kept in memory while a repository is linked: few and small. */
const limits = { fileBytes: 1_048_576, totalBytes: 67_108_864, files: 10_000 };

/** The contents of the files that linkers ask for, by path; those near the root first where there are too many. */
export async function readConfigs(
  tree: FileTree,
  entries: readonly TreeEntry[],
  linkers: readonly Linker[],
  { warnings, signal }: { warnings: WarningList; signal: AbortSignal | undefined },
): Promise<Map<string, string>> {
  const configs = new Map<string, string>();
  const wanted = entries.filter(({ path }) => linkers.some((linker) => linker.reads(path)));
  const chosen = chooseWithin(wanted, warnings);
  if (chosen.length === 0) return configs;
  await readContents(tree, chosen.map((entry) => ({ entry, path: entry.path })), { maxFileBytes: limits.fileBytes, warnings, signal, onFile: () => undefined }, ({ path }, bytes) => {
    const { binary, encoding } = contentFacts(bytes);
    if (!binary) configs.set(path, decodeText(bytes, encoding));
  });
  return configs;
}

function chooseWithin(wanted: readonly TreeEntry[], warnings: WarningList): TreeEntry[] {
  const ordered = [...wanted].sort((left, right) => depthOf(left.path) - depthOf(right.path) || compareText(left.path, right.path));
  const chosen: TreeEntry[] = [];
  let bytes = 0;
  for (const entry of ordered) {
    // A file above the limit of one file is answered unread, with a warning: it costs nothing.
    const size = entry.size > limits.fileBytes ? 0 : entry.size;
    if (chosen.length === limits.files || bytes + size > limits.totalBytes) break;
    bytes += size;
    chosen.push(entry);
  }
  if (chosen.length < ordered.length) {
    warnings.general('LIMIT_REACHED', `${String(chosen.length)} of ${String(ordered.length)} manifests and configurations were read for linking, those near the root first.`);
  }
  return chosen;
}
