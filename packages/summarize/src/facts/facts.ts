import type { ClaimSource } from '@reposcan/core';

/** A part of the repository: a folder with its source files. */
export interface Area {
  path: string;
  files: number;
  /** Its most important file. */
  leading: string;
}

/** A file that is worth reading, and why. */
export interface KeyFile {
  path: string;
  /** Files that import it; `null` without a graph. */
  importers: number | null;
  /** What it defines first of all that others can use, at most four names. */
  defines: string[];
  /** What it says of itself, and where. */
  doc: { text: string; line: number } | null;
}

/** What the scan found out, as figures and names that a sentence can be made of. Every number that a summary states of the code is one of these. */
export interface Facts {
  name: string;
  totals: { files: number; lines: number; directories: number; submodules: number; truncated: boolean };
  source: { files: number };
  tests: { files: number; percent: number | null };
  documents: { files: number };
  generated: { files: number; percent: number | null };
  vendored: { files: number; percent: number | null };
  languages: { name: string; percent: number; files: number; lines: number; leading: string }[];
  areas: Area[];
  entryPoints: { path: string; kind: string; evidence: string }[];
  keyFiles: KeyFile[];
  largest: { path: string; lines: number } | null;
  graph: GraphFacts | null;
  calls: CallFacts | null;
  history: HistoryFacts | null;
  licenseFile: string | null;
  /** A file that stands for the repository as a whole, where it is said what is not there; `null` where there are no files. */
  anchor: string | null;
}

/** What the import graph says. */
export interface GraphFacts {
  files: number;
  imports: number;
  layers: { depth: number; top: Area[]; bottom: Area[] };
  violations: { count: number; from: string; to: string; example: ClaimSource } | null;
  cycles: { count: number; largest: number; files: string[]; around: string[] } | null;
  packages: { name: string; importers: number; example: ClaimSource }[];
  unresolved: number;
}

/** What the call graph says. */
export interface CallFacts {
  functions: number;
  edges: number;
  hotspots: { name: string; path: string; line: number | null; callers: number }[];
  unreachable: { count: number; example: string; source: ClaimSource } | null;
}

/** What the history says. */
export interface HistoryFacts {
  commits: number;
  authors: number;
  /** Per cent of the commits that the busiest author made. */
  busiest: number | null;
  hot: { path: string; commits: number }[];
  complete: boolean;
}
