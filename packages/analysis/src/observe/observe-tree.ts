import type { AnalysisCache, FileTree, Observation } from '@reposcan/core';
import { createEntryPointList } from '../entry-points/entry-point-list.js';
import type { EntryPointFinder } from '../entry-points/entry-point-finder.js';
import type { LanguageIndex } from '../language/language-index.js';
import { createAttributeIndex } from '../role/git-attributes.js';
import { createTreeIndex } from '../tree/tree-index.js';
import { admitEntries } from './admit-entries.js';
import type { AnalysisLimits } from './analysis-limits.js';
import { classifyEntry } from './classify-entry.js';
import { conclude } from './conclude.js';
import { applyFindings, findContent } from './content-findings.js';
import { readContents } from './content-reader.js';
import { createFindingsMemory } from './kept-findings.js';
import { lookInto } from './look-into.js';
import { readAhead } from './read-ahead.js';
import { progressReporter } from './progress-reporter.js';
import { planReading } from './reading-plan.js';
import { createReadmeReader } from './readme-reader.js';
import { createWarningList } from './warning-list.js';

/** What every observation of one analysis shares. */
export interface ObservationSettings {
  limits: Required<AnalysisLimits>;
  languages: LanguageIndex;
  finders: readonly EntryPointFinder[];
  /** Names what makes the findings, for what is kept of them. */
  recipe: string;
}

/** What one observation is asked. */
export interface ObserveOptions {
  /** Files that did not change are not read again, but taken from here; what is found in the others is kept here. @default none */
  cache?: AnalysisCache;
  signal?: AbortSignal;
  /** Called now and then while files are read: `done` of `total` files. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * Looks at every file of a tree once. First the few files that say how the others are to be read, then all others one by one, then what follows from all of
 * them together.
 */
export async function observeTree(tree: FileTree, settings: ObservationSettings, { cache, signal, onProgress }: ObserveOptions): Promise<Observation> {
  signal?.throwIfAborted();
  const { limits, languages } = settings;
  const warnings = createWarningList();
  const entries = admitEntries(tree, limits.maxFiles, warnings);
  const paths = entries.map((entry) => entry.path);
  const index = createTreeIndex(paths);
  const reading = { maxFileBytes: limits.maxFileBytes, warnings, signal };

  const ahead = await readAhead(tree, entries.map((entry) => ({ entry, path: entry.path })), { ...reading, onFile: () => undefined });
  const attributes = createAttributeIndex(ahead);
  if (attributes.truncated) warnings.general('LIMIT_REACHED', 'The .gitattributes files have more linguist rules than are applied; the first were.');
  const files = entries.map((entry) => classifyEntry(entry, languages, attributes, index));

  const entryPoints = createEntryPointList(index);
  const readmes = createReadmeReader(files);
  const plan = planReading(files, limits, warnings);
  const progress = progressReporter(plan.length, onProgress);
  const memory = cache === undefined ? null : createFindingsMemory(cache, settings.recipe);
  const unread = plan.filter((file) => {
    const kept = readmes.awaits(file) ? null : (memory?.recall(file) ?? null);
    if (kept === null) return true;
    applyFindings(file, kept.findings, languages, index);
    kept.entryPoints.forEach((found) => entryPoints.add(found));
    progress();
    return false;
  });
  await readContents(tree, unread, { ...reading, onFile: progress }, (file, bytes) => {
    const { findings, text } = findContent(file, bytes, languages);
    const keep = memory?.willKeep(file);
    applyFindings(file, findings, languages, index);
    if (text !== null) readmes.offer(file, text);
    const found = text === null ? [] : lookInto(file, text, { finders: settings.finders, entryPoints, index, warnings });
    if (found !== null) keep?.({ findings, entryPoints: found });
  });

  const observed = { files, entryPoints, readme: readmes.readme(), warnings };
  const truncated = tree.truncated || entries.length < tree.entries.length;
  return conclude(observed, { limits, languages, directories: index.directories, truncated });
}
