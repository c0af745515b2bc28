import type { FileTree, Observation } from '@reposcan/core';
import { callAnalyzers } from './calls/call-analyzers.js';
import { findCalls, type CallsInput, type CallsOptions, type CallsResult } from './calls/find-calls.js';
import { entryPointFinders } from './entry-points/entry-point-finders.js';
import type { EntryPointFinder } from './entry-points/entry-point-finder.js';
import { linkers } from './link/linkers.js';
import type { LanguageDefinition } from './language/language-definition.js';
import { checkedThreads } from './extract/checked-threads.js';
import { extractTree, type ExtractionResult, type ExtractOptions } from './extract/extract-tree.js';
import { graphTree, type GraphInput, type GraphOptions, type GraphResult } from './graph/graph-tree.js';
import { readImportGraph, type ImportGraphOptions, type ImportGraphResult } from './graph/read-import-graph.js';
import { createLanguageIndex } from './language/language-index.js';
import { checkedLimits, type AnalysisLimits } from './observe/analysis-limits.js';
import { observeTree, type ObserveOptions } from './observe/observe-tree.js';
import { languageParsers } from './parse/language-parsers.js';
import { recipeOf } from './recipe.js';

/** How an analysis looks. */
export interface AnalysisOptions extends AnalysisLimits {
  /**
   * Languages besides the known ones; one of these wins where both claim a name.
   * @default []
   */
  languages?: readonly LanguageDefinition[];
  /**
   * Entry point finders besides the known ones.
   * @default []
   */
  entryPointFinders?: readonly EntryPointFinder[];
  /**
   * Worker threads that parse; 0 parses in the caller's thread.
   * @default one less than the machine has cores, at most 4, where there is enough to parse that they pay; otherwise 0
   */
  parseThreads?: number;
}

/** Looks into the files of a commit. Holds no state: one analysis serves any number of trees at the same time. */
export interface Analysis {
  /**
   * What is in a tree: language, role, lines and importance of every file, languages, entry points, statistics, README. The same tree gives the same
   * observation, in whatever order it lists its entries. Rejects with the signal's reason on abort, and with `READ_FAILED` where no content can be read.
   */
  observe(tree: FileTree, options?: ObserveOptions): Promise<Observation>;
  /** The skeletons of the source and test files: what each defines, exports and imports. Rejects as `observe` does. */
  extract(tree: FileTree, observation: Observation, options?: ExtractOptions): Promise<ExtractionResult>;
  /** The import graph of the repository, its signals and layers, and the files with the importance that these give them. Rejects as `observe` does. */
  graph(tree: FileTree, input: GraphInput, options?: GraphOptions): Promise<GraphResult>;
  /** Who calls whom, in the languages whose calls can be found, and what follows from that. Rejects as `observe` does. */
  calls(tree: FileTree, input: CallsInput, options?: CallsOptions): Promise<CallsResult>;
  /**
   * The import graph alone, several times as fast as by way of `observe` and `extract`: no skeletons, no roles by content, and parsers only where imports cannot
   * be told without. Rejects as `observe` does.
   */
  importGraph(tree: FileTree, options?: ImportGraphOptions): Promise<ImportGraphResult>;
  /** Names what makes the results: two analyses of the same recipe give the same results for the same commit. */
  readonly recipe: string;
}

/** An analysis. Throws `INVALID_OPTIONS` for a limit that is not a positive whole number, and for threads that are not a whole number. */
export function createAnalysis({ languages = [], entryPointFinders: added = [], parseThreads, ...limits }: AnalysisOptions = {}): Analysis {
  const checked = checkedLimits(limits);
  const recipe = recipeOf({ limits: checked, parsers: languageParsers, analyzers: callAnalyzers, added: [...languages, ...added] });
  const settings = { limits: checked, languages: createLanguageIndex(languages), finders: [...entryPointFinders, ...added], recipe };
  const threads = checkedThreads(parseThreads);
  return {
    observe: (tree, options = {}) => observeTree(tree, settings, options),
    extract: (tree, observation, options = {}) => extractTree(tree, observation, { limits: settings.limits, parsers: languageParsers, parseThreads: threads }, options),
    graph: (tree, input, options = {}) => graphTree(tree, input, linkers, options),
    calls: (tree, input, options = {}) => findCalls(tree, input, { limits: settings.limits, analyzers: callAnalyzers }, options),
    importGraph: (tree, options = {}) => readImportGraph(tree, { limits: settings.limits, languages: settings.languages, parsers: languageParsers, linkers }, options),
    recipe,
  };
}
