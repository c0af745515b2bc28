import type { ImportKind } from './skeleton.js';

/** An import that leads to another file of the repository. Several imports of the same file in the same way are one edge. */
export interface ImportEdge {
  from: string;
  to: string;
  kind: ImportKind;
  typeOnly: boolean;
  /** Runs only under a condition or inside a function. */
  conditional: boolean;
  /** As written, distinct, in the order of the source. */
  specifiers: string[];
  /** Where the first of them is written. */
  line: number;
}

/** Imports that lead out of the repository. */
export interface ExternalModule {
  /** The package, not the path inside it: `react`, `@scope/name`, `node:fs`, `requests`, `github.com/a/b`, `java.util`. */
  name: string;
  kind: 'package' | 'builtin';
  language: string;
  /** Who imports it, by path. */
  importers: { path: string; line: number; typeOnly: boolean }[];
}

/** An import that should lead to a file, and does not. */
export interface UnresolvedImport {
  from: string;
  specifier: string;
  line: number;
  reason: string;
}

/** Who imports whom, of the files whose language is linked. */
export interface ImportGraph {
  /** Every file that was linked, by path, also where it imports nothing. */
  files: string[];
  /** By `from`, `to`, `kind`, `typeOnly`, `conditional`. */
  edges: ImportEdge[];
  /** By kind, then name. */
  externals: ExternalModule[];
  /** By `from`, then line. */
  unresolved: UnresolvedImport[];
}

/** What the graph says of one file. */
export interface FileSignals {
  path: string;
  /** Share of all rank, 0–1: PageRank over all edges, 0.85 damping. */
  pageRank: number;
  /** Files that import it. */
  fanIn: number;
  /** Files that it imports. */
  fanOut: number;
  /** Index into `communities`. */
  community: number;
  /** Index into `cycles`, or `null`. */
  cycle: number | null;
  /** Commits of the last year that touched it; `null` where history was not read. */
  commits: number | null;
}

/** Files that import each other in a circle at run time. */
export interface ImportCycle {
  /** By path. */
  files: string[];
  /** One shortest way around, from its first file by path; at least two files, the first not repeated. */
  example: string[];
}

/** Files that belong together by their imports. */
export interface FileCommunity {
  /** The folder that most of them share, or the most imported file. */
  label: string;
  files: number;
  /** The most important of them, at most five paths. */
  leading: string[];
}

/** A file that matters and changes often. */
export interface Hotspot {
  path: string;
  /** Importance × share of the most changed file's commits, 0–100. */
  score: number;
  importance: number;
  commits: number;
}

/** What the import graph and the history say. */
export interface CodeSignals {
  /** By page rank (highest first), then path. */
  files: FileSignals[];
  /** By size (largest first), then first path. */
  cycles: ImportCycle[];
  /** By size (largest first), then label. */
  communities: FileCommunity[];
  /** The first twenty; empty where history was not read. */
  hotspots: Hotspot[];
}

/** A folder and the layer that its files are in. */
export interface LayeredFolder {
  path: string;
  /** 0: imports nothing of the repository; the higher, the nearer to the entry points. */
  layer: number;
  files: number;
  /** Folders that it imports. */
  uses: string[];
}

/** An import against the order of the layers: from a lower folder to a higher one. */
export interface LayerViolation {
  fromFolder: string;
  toFolder: string;
  /** The imports that do it, at most ten, by path. */
  edges: { from: string; to: string; line: number }[];
  /** All of them. */
  count: number;
}

/** The architecture that the imports show: runtime edges between files that are neither tests nor documentation. */
export interface Layers {
  /** Number of layers. */
  depth: number;
  /** From the highest layer down, then by path. */
  folders: LayeredFolder[];
  /** By count (most first), then folders. */
  violations: LayerViolation[];
}

/** What graphing gives. */
export interface CodeGraph {
  importGraph: ImportGraph;
  signals: CodeSignals;
  layers: Layers;
}
