import type { AnalysisCache, Extraction, FileTree, Observation, ParsedSource, Warning } from '@reposcan/core';
import type { AnalysisLimits } from '../observe/analysis-limits.js';
import { progressReporter } from '../observe/progress-reporter.js';
import { createWarningList } from '../observe/warning-list.js';
import type { LanguageParser } from '../parse/language-parser.js';
import { compareText } from '../text/compare-text.js';
import { chooseParsing, type ParsingSettings } from './choose-parsing.js';
import { planExtraction } from './extraction-plan.js';
import type { ParseOutcome } from './parse-outcome.js';
import { readSources } from './read-sources.js';
import { createSkeletonCache, type SkeletonCache } from './skeleton-cache.js';
import type { SourceFile } from './source-file.js';
import { createTurns } from './turns.js';

/** What every extraction of one analysis shares. */
export interface ExtractionSettings extends ParsingSettings {
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
  const { signal } = options;
  signal?.throwIfAborted();
  const warnings = createWarningList();
  const { files, tooLarge } = planExtraction(tree, observation, settings, warnings);
  const cache = createSkeletonCache(options.cache);
  const progress = progressReporter(files.length, options.onProgress);
  const parsed = new Map<string, ParsedSource>();
  const failed = [...tooLarge];
  const conclude = (file: SourceFile, outcome: ParseOutcome): void => {
    if ('parsed' in outcome) parsed.set(file.path, outcome.parsed);
    else failed.push({ path: file.path, reason: outcome.reason });
    progress();
  };

  const unknown = await takeKnown(files, cache, conclude, signal);
  await parseUnknown(tree, unknown, settings, { cache, conclude, signal });

  failed.sort((left, right) => compareText(left.path, right.path));
  for (const { path, reason } of failed) warnings.file(path, `was not parsed: ${reason}.`);
  const skeletons = files.flatMap(({ path, language }) => {
    const source = parsed.get(path);
    return source === undefined ? [] : [{ path, language, ...source }];
  });
  return { skeletons, failed, warnings: warnings.list() };
}

type Conclude = (file: SourceFile, outcome: ParseOutcome) => void;

/** Concludes what the cache knows; gives the rest. */
async function takeKnown(files: readonly SourceFile[], cache: SkeletonCache, conclude: Conclude, signal: AbortSignal | undefined): Promise<SourceFile[]> {
  const turns = createTurns(signal);
  const unknown: SourceFile[] = [];
  for (const file of files) {
    const known = cache.get(file);
    if (known === null) unknown.push(file);
    else conclude(file, { parsed: known });
    await turns.next();
  }
  return unknown;
}

/** Reads and parses files, and keeps their skeletons. */
async function parseUnknown(
  tree: FileTree,
  files: readonly SourceFile[],
  settings: ExtractionSettings,
  { cache, conclude, signal }: { cache: SkeletonCache; conclude: Conclude; signal: AbortSignal | undefined },
): Promise<void> {
  if (files.length === 0) return;
  const { maxFileBytes, maxParseMs } = settings.limits;
  const bytes = files.reduce((sum, { entry }) => sum + entry.size, 0);
  const parsing = chooseParsing(bytes, settings, {
    maxParseMs,
    signal,
    onOutcome(file, outcome) {
      if ('parsed' in outcome) cache.set(file, outcome.parsed);
      conclude(file, outcome);
    },
  });
  try {
    for await (const content of readSources(tree, files, { maxFileBytes, signal })) {
      if (content.bytes === null) conclude(content.file, { reason: content.reason });
      else await parsing.add({ file: content.file, bytes: content.bytes });
    }
    await parsing.finish();
  } finally {
    await parsing.close();
  }
}
