import { setImmediate } from 'node:timers/promises';
import { plainText, type AnalysisCache, type CallGraph, type CommitHistory, type FileRole, type FileTree, type Observation, type TreeEntry, type Warning } from '@reposcan/core';
import { churnOf } from '../graph/signals/churn.js';
import { createWarningList, type WarningList } from '../observe/warning-list.js';
import type { AnalysisLimits } from '../observe/analysis-limits.js';
import { compareText } from '../text/compare-text.js';
import type { CallAnalysis, CallAnalyzer } from './call-analyzer.js';
import { keptCallsOf } from './kept-calls.js';
import { mergeCalls } from './merge-calls.js';
import { planCalls, type CallPlan, type CallSources } from './plan-calls.js';
import { readTexts } from './read-texts.js';
import { runAnalyzer, type AnalyzerRun } from './run-analyzer.js';
import { callSignals } from './signals/call-signals.js';
import { countWords, type WordCounts } from './signals/word-counts.js';

/** What the calls of a tree are found from. */
export interface CallsInput extends CallSources {
  /** Without it hotspots count callers alone. */
  history?: CommitHistory | null;
}

/** What one search for calls is asked. */
export interface CallsOptions {
  /** What is known of unchanged files comes from here, what is new is kept here. @default none */
  cache?: AnalysisCache;
  signal?: AbortSignal;
  /** Called when an analyzer has ended: `done` of `total` files. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Who calls whom, and what its reader must know. */
export interface CallsResult extends CallGraph {
  warnings: Warning[];
}

/** What every search of one analysis shares. */
export interface CallsSettings extends Pick<AnalyzerRun, 'workerProgram' | 'maxHeapMb'> {
  limits: Required<AnalysisLimits>;
  analyzers: readonly CallAnalyzer[];
}

/**
 * Who calls whom in a tree. Each analyzer runs in a thread of its own, beside the others; one that fails, hangs or takes too much memory costs the calls of its
 * languages. Rejects with the signal's reason on abort.
 */
export async function findCalls(tree: FileTree, input: CallsInput, settings: CallsSettings, { cache, signal, onProgress }: CallsOptions): Promise<CallsResult> {
  signal?.throwIfAborted();
  const warnings = createWarningList();
  const { plans, paths, entries } = planCalls(tree, input, settings.analyzers);
  const total = plans.reduce((sum, { files }) => sum + files.length, 0);
  const failed = new Map<string, string>();
  const { maxFileBytes, maxCallsMs } = settings.limits;
  let done = 0;

  async function analyze(plan: CallPlan): Promise<CallAnalysis | null> {
    const { analyzer, files, imports } = plan;
    const memory = keptCallsOf(plan, cache);
    const given = { files, paths, imports, entryPoints: input.observation.entryPoints, kept: memory.kept };
    const wanted = new Set(analyzer.wants(given));
    const { texts, reasons } = await readTexts(tree, entries, files.filter(({ path }) => wanted.has(path)).map(({ path }) => path), { maxFileBytes, signal });
    for (const [path, reason] of reasons) failed.set(path, reason);
    const outcome = await runAnalyzer(analyzer, { ...given, texts }, { ...settings, maxCallsMs, signal });
    done += files.length;
    onProgress?.({ done, total });
    if ('analysis' in outcome) {
      memory.keep(outcome.analysis.keep);
      for (const { path, reason } of outcome.analysis.failed) if (!failed.has(path)) failed.set(path, plainText(reason, 300));
      return outcome.analysis;
    }
    warnings.general('PARTIAL_RESULT', `The calls of ${languagesOf(plan)} were not found: ${outcome.reason}.`);
    for (const { path } of files) if (!failed.has(path)) failed.set(path, outcome.reason);
    return null;
  }

  // This thread has nothing else to do while the analyzers run in theirs.
  const counting = countWords(tree, writtenFiles(input.observation, entries), { cache, maxFileBytes, signal });
  const [words, ...analyses] = await whenSettled([counting, ...plans.map(analyze)]);
  await turn(signal);
  const found = analyses.filter((analysis) => analysis !== null);
  const merged = mergeCalls(found, new Set(paths));
  if (merged.left > 0) warnings.general('LIMIT_REACHED', `${String(merged.left)} calls are missing from the call graph: it holds ${String(merged.edges.length)} at most.`);
  await turn(signal);
  return conclude({ ...merged, analyses: found, failed, words, warnings }, input);
}

interface Found extends Pick<CallGraph, 'nodes' | 'edges'> {
  analyses: readonly CallAnalysis[];
  failed: ReadonlyMap<string, string>;
  words: WordCounts;
  warnings: WarningList;
}

function conclude({ nodes, edges, analyses, failed, words, warnings }: Found, { observation, extraction, graph, history = null }: CallsInput): CallsResult {
  const signals = callSignals(
    { nodes, edges },
    { files: observation.files, entryPoints: observation.entryPoints, skeletons: extraction.skeletons, imports: graph.importGraph.edges, churn: history === null ? null : churnOf(history), words },
  );
  const coverage = analyses.flatMap((analysis) => analysis.coverage).map((entry) => ({ ...entry, reason: entry.reason === null ? null : plainText(entry.reason, 300) }));
  const reasons = [...failed].map(([path, reason]) => ({ path, reason })).sort((left, right) => compareText(left.path, right.path));
  return { nodes, edges, coverage, signals, failed: reasons, warnings: warnings.list() };
}

/** Where names may stand that lead to a function: in code of whatever language, in what configures it, and in what tells others of it. */
const writtenRoles: ReadonlySet<FileRole> = new Set(['source', 'test', 'build', 'config', 'docs']);

function writtenFiles({ files }: Observation, entries: ReadonlyMap<string, TreeEntry>): { path: string; entry: TreeEntry }[] {
  return files.flatMap(({ path, role, lines }) => {
    const entry = entries.get(path);
    return entry === undefined || lines === null || !writtenRoles.has(role) ? [] : [{ path, entry }];
  });
}

function languagesOf({ files }: CallPlan): string {
  return [...new Set(files.map(({ language }) => language))].sort(compareText).join(', ');
}

/** The results; the first rejection only when none is running any longer. */
async function whenSettled<Results extends readonly unknown[]>(running: { [Index in keyof Results]: Promise<Results[Index]> }): Promise<Results> {
  await Promise.allSettled(running);
  return (await Promise.all(running)) as unknown as Results;
}

async function turn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
