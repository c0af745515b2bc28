import { setImmediate } from 'node:timers/promises';
import type { CodeGraph, CommitHistory, Extraction, FileTree, ObservedFile, Observation, Warning } from '@reposcan/core';
import { refineImportance } from '../importance/refine-importance.js';
import type { Linker } from '../link/linker.js';
import { isFile } from '../observe/tree-file.js';
import { createWarningList } from '../observe/warning-list.js';
import { compareText } from '../text/compare-text.js';
import { createTreeIndex } from '../tree/tree-index.js';
import { layersOf } from './layers/layers-of.js';
import { linkImports } from './link-imports.js';
import { readConfigs } from './read-configs.js';
import { churnOf } from './signals/churn.js';
import { codeSignals, filePlaces } from './signals/code-signals.js';

/** What the graph of a tree is made of. */
export interface GraphInput {
  observation: Observation;
  extraction: Extraction;
  /** Without it there is no churn: hotspots are empty, importance has no share of it. */
  history?: CommitHistory | null;
}

/** What one graphing is asked. */
export interface GraphOptions {
  signal?: AbortSignal;
  /** Called now and then: `done` of `total` files. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** What graphing gives. */
export interface GraphResult extends CodeGraph {
  /** The observed files again, with what graph and history add to their importance; by importance, then path. */
  files: ObservedFile[];
  warnings: Warning[];
}

/** Links imports, and says what follows from the graph that they make. */
export async function graphTree(tree: FileTree, { observation, extraction, history = null }: GraphInput, linkers: readonly Linker[], { signal, onProgress }: GraphOptions): Promise<GraphResult> {
  signal?.throwIfAborted();
  const warnings = createWarningList();
  const observed = new Map(observation.files.map((file) => [file.path, file]));
  const entries = tree.entries.filter((entry) => isFile(entry) && observed.has(entry.path)).sort((left, right) => compareText(left.path, right.path));
  const paths = entries.map(({ path }) => path);
  const configs = await readConfigs(tree, entries, linkers, { warnings, signal });
  const linkable = { index: createTreeIndex(paths), paths, skeletons: extraction.skeletons, configs };
  const importGraph = await linkImports(linkable, linkers, { warnings, signal, onProgress });

  const turn = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  await turn();
  const places = filePlaces(importGraph);
  const churn = history === null ? null : churnOf(history);
  const files = refineImportance(observation, places, churn);
  await turn();
  const signals = codeSignals(importGraph, places, files, churn);
  await turn();
  return {
    importGraph,
    signals,
    layers: layersOf(importGraph, (path) => observed.get(path)?.role),
    files,
    warnings: warnings.list(),
  };
}
