import type { CodeGraph, Extraction, FileTree, Observation, TreeEntry } from '@reposcan/core';
import { isFile } from '../observe/tree-file.js';
import { compareText } from '../text/compare-text.js';
import type { CallAnalyzer, CallFile, CallInput } from './call-analyzer.js';

/** What calls are found from. */
export interface CallSources {
  observation: Observation;
  extraction: Extraction;
  graph: Pick<CodeGraph, 'importGraph'>;
}

/** What one analyzer has to do. */
export interface CallPlan {
  analyzer: CallAnalyzer;
  files: CallFile[];
  imports: CallInput['imports'];
}

/** What all analyzers have to do, and what they share. */
export interface CallPlans {
  /** Of the analyzers that have files. */
  plans: CallPlan[];
  /** Every path of the commit, sorted. */
  paths: string[];
  /** By path. */
  entries: ReadonlyMap<string, TreeEntry>;
}

/** The files of each analyzer: those that have a skeleton, so whatever is in the import graph, and nothing that its parser has already choked on. */
export function planCalls(tree: FileTree, { observation, extraction, graph }: CallSources, analyzers: readonly CallAnalyzer[]): CallPlans {
  const entries = new Map<string, TreeEntry>();
  for (const entry of tree.entries) if (isFile(entry) && !entries.has(entry.path)) entries.set(entry.path, entry);
  const observed = new Map(observation.files.map((file) => [file.path, file]));
  const filesOf = (analyzer: CallAnalyzer): CallFile[] =>
    extraction.skeletons.flatMap(({ path, language }) => {
      const [entry, file] = [entries.get(path), observed.get(path)];
      if (entry === undefined || file === undefined || !analyzer.languages.includes(language) || file.role === 'vendored' || file.role === 'generated') return [];
      return [{ path, language, role: file.role, oid: entry.oid, size: entry.size }];
    });
  const plans = analyzers.flatMap((analyzer) => {
    const files = filesOf(analyzer).sort((left, right) => compareText(left.path, right.path));
    if (files.length === 0) return [];
    const own = new Set(files.map(({ path }) => path));
    return [{ analyzer, files, imports: graph.importGraph.edges.filter(({ from, to }) => own.has(from) && own.has(to)) }];
  });
  return { plans, paths: [...entries.keys()].sort(compareText), entries };
}
