import type { FileRole } from '@reposcan/core';

/** What counts how much in the importance of a file. Points add up to at most 100. */
export interface FileImportanceWeights {
  /** Changes with every change of a number: importances of different versions do not compare. */
  version: string;
  /** Lines, on a logarithmic scale up to the longest file of source. */
  lines: number;
  /** Other source files that refer to it, on a logarithmic scale up to the most referred to. */
  references: number;
  /** Execution or use begins here. */
  entryPoint: number;
  /** A name that says "begin here": `index`, `core`, `app`. */
  name: number;
  /** Near the root. */
  depth: number;
  /** What remains of the points for a file of this role, 0–1. */
  roles: Record<FileRole, number>;
  /** Points of files that stand for the whole repository, whatever their length. */
  readme: number;
  manifest: number;
  licence: number;
}

/** The weights in use. */
export const fileImportanceWeights: FileImportanceWeights = {
  version: 'file-importance-1',
  lines: 55,
  references: 25,
  entryPoint: 10,
  name: 5,
  depth: 5,
  roles: { source: 1, build: 0.5, config: 0.35, test: 0.35, docs: 0.3, data: 0.15, other: 0.1, generated: 0.05, vendored: 0.05, asset: 0.05 },
  readme: 70,
  manifest: 55,
  licence: 15,
};
