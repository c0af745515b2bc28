import type { FileRole } from '@reposcan/core';

/** A file, or a folder with what is in it, at its two places. */
export interface SceneNode {
  /** Safe to show, so two nodes may have the same: nodes are told apart by their index. */
  path: string;
  /** Its place among those that it belongs to by its imports. */
  near: readonly [x: number, y: number];
  /** Its place in the rows of the layers, the highest on top. */
  row: readonly [x: number, y: number];
  /** 0–100; of a folder that of its most important file. */
  importance: number;
  fanIn: number;
  fanOut: number;
  /** 0 imports nothing of the repository; `null` where it has no layer, as a test. */
  layer: number | null;
  /** Index into `communities`. */
  community: number | null;
  role: FileRole | null;
  language: string | null;
  /** It is part of a cycle at run time. */
  cyclic: boolean;
  lines: number | null;
  /** Names of what it defines; those left out are counted in `moreSymbols`. */
  symbols: readonly string[];
  moreSymbols: number;
  /** Files of a folder; 1 for a file. */
  files: number;
  /** Where it is in the folders' level; of a folder its own index. */
  folder: number;
}

/** An import: indices of nodes, its traits as bits of `edgeTraits`, and how many imports it stands for. */
export type SceneEdge = readonly [from: number, to: number, traits: number, imports: number];

/** The bits of an edge's traits. */
export const edgeTraits = { typeOnly: 1, againstLayers: 2, inCycle: 4 } as const;

/** The graph at one grain. */
export interface SceneLevel {
  nodes: readonly SceneNode[];
  edges: readonly SceneEdge[];
}

/** An import graph ready to be drawn: every place is computed, every text is safe to show. The same graph gives the same scene. */
export interface GraphScene {
  name: string;
  files: SceneLevel;
  folders: SceneLevel;
  /** What is shown first: folders where the files would be too many to see anything. */
  start: 'files' | 'folders';
  layers: number;
  communities: readonly string[];
  /** What was left out, in sentences. */
  notes: readonly string[];
}
