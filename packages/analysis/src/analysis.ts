import type { FileTree, Observation } from '@reposcan/core';
import { entryPointFinders } from './entry-points/entry-point-finders.js';
import type { EntryPointFinder } from './entry-points/entry-point-finder.js';
import type { LanguageDefinition } from './language/language-definition.js';
import { createLanguageIndex } from './language/language-index.js';
import { checkedLimits, type AnalysisLimits } from './observe/analysis-limits.js';
import { observeTree, type ObserveOptions } from './observe/observe-tree.js';

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
}

/** Looks into the files of a commit. Holds no state: one analysis serves any number of trees at the same time. */
export interface Analysis {
  /**
   * What is in a tree: language, role, lines and importance of every file, languages, entry points, statistics, README. The same tree gives the same
   * observation, in whatever order it lists its entries. Rejects with the signal's reason on abort, and with `READ_FAILED` where no content can be read.
   */
  observe(tree: FileTree, options?: ObserveOptions): Promise<Observation>;
}

/** An analysis. Throws `INVALID_OPTIONS` for a limit that is not a positive whole number. */
export function createAnalysis({ languages = [], entryPointFinders: added = [], ...limits }: AnalysisOptions = {}): Analysis {
  const settings = { limits: checkedLimits(limits), languages: createLanguageIndex(languages), finders: [...entryPointFinders, ...added] };
  return {
    observe: (tree, options = {}) => observeTree(tree, settings, options),
  };
}
