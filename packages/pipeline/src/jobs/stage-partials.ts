import type { Category, ScanSummary, ScoredRepository } from '@reposcan/core';
import type { DeepScanPartials } from '../deep-scan/deep-scan-results.js';
import type { QuickScanResults } from '../quick-scan/quick-scan-results.js';

/** How many of the best, or the largest, a summary names. */
const named = { repositories: 5, languages: 10 };

/**
 * For each stage of a quick scan, what its partial result says: a few figures and names, never the megabytes themselves. In the order of the stages.
 */
export const quickScanSummaries = {
  fetching: ({ repositories, totalRepositories, complete, source }: QuickScanResults['fetching']) => ({
    repositories: repositories.length,
    totalRepositories,
    complete,
    source,
  }),
  scoring: scoresOf,
  enriching: scoresOf,
  selecting: ({ selected, summary }: QuickScanResults['selecting']): { selected: NamedScore[]; summary: ScanSummary } => ({
    selected: selected.map(({ nameWithOwner, score, category }) => ({ nameWithOwner, score, category })),
    summary,
  }),
  storing: runOf,
};

/** The same for a deep scan. */
export const deepScanSummaries = {
  preflight: (found: DeepScanPartials['preflight']) => found,
  cloning: ({ name, source, commit, branch }: DeepScanPartials['cloning']) => ({ name, location: source.location, commit, branch }),
  observing: ({ stats, languages, entryPoints }: Pick<DeepScanPartials['observing'], 'stats' | 'languages' | 'entryPoints'>) => ({
    files: stats.files,
    lines: stats.lines,
    entryPoints: entryPoints.length,
    languages: languages.slice(0, named.languages).map(({ name, share }) => ({ name, share })),
  }),
  extracting: ({ skeletons, failed }: DeepScanPartials['extracting']) => ({ skeletons: skeletons.length, failed: failed.length }),
  graphing: ({ importGraph, signals, layers, history }: DeepScanPartials['graphing']) => ({
    imports: importGraph.edges.length,
    externals: importGraph.externals.length,
    unresolved: importGraph.unresolved.length,
    cycles: signals.cycles.length,
    layers: layers.depth,
    commits: history?.commits.length ?? null,
  }),
  call_graph: ({ nodes, edges, coverage, signals, failed }: DeepScanPartials['call_graph']) => ({
    functions: nodes.filter(({ kind }) => kind !== 'external' && kind !== 'module').length,
    calls: edges.length,
    methods: [...new Set(coverage.map(({ method }) => method))],
    unreachable: signals.unreachable?.length ?? null,
    failed: failed.length,
  }),
  summarizing: ({ headline, merged, model, fallback, hostile, usage }: DeepScanPartials['summarizing']) => ({
    headline: headline.text,
    method: merged.method,
    model,
    fallback,
    hostile: hostile.length,
    requests: usage.requests,
  }),
  storing: runOf,
};

/** A partial result of a `quick-scan` job: a stage that has completed, and what it gave. */
export type QuickScanPartial = PartialOf<typeof quickScanSummaries>;

/** A partial result of a `deep-scan` job. */
export type DeepScanPartial = PartialOf<typeof deepScanSummaries>;

type PartialOf<Summaries extends Record<string, (result: never) => unknown>> = {
  [Stage in keyof Summaries & string]: { stage: Stage; summary: ReturnType<Summaries[Stage]> };
}[keyof Summaries & string];

interface NamedScore {
  nameWithOwner: string;
  score: number;
  category: Category;
}

function scoresOf(repositories: readonly ScoredRepository[]): { repositories: number; top: NamedScore[] } {
  const top = repositories.slice(0, named.repositories).map(({ nameWithOwner, importance: { score, category } }) => ({ nameWithOwner, score, category }));
  return { repositories: repositories.length, top };
}

function runOf({ scanId }: { scanId: string }): { runId: string } {
  return { runId: scanId };
}
