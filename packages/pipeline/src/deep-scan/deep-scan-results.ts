import type { CallGraph, CodeGraph, CommitHistory, Extraction, HistorySummary, Observation, ObservedFile, RepositoryIdentity, RepositoryScan, RepositorySummary, WarningCode } from '@reposcan/core';
import { PipelineError } from '../pipeline-error.js';
import type { OpenedRepository } from '../ports.js';
import type { RunReport } from '../stages/stage.js';
import type { StageEvent } from '../stages/stage-event.js';
import type { ScanCache } from './scan-cache.js';

/** What the stage `graphing` gives. */
export interface GraphingResult extends CodeGraph {
  /** With the importance that the graph gives them. */
  files: ObservedFile[];
  /** `null`: not asked for, or not readable. */
  history: CommitHistory | null;
}

/** What the stages of a deep scan give that looked into the repository, by stage. */
export interface DeepScanResults {
  cloning: OpenedRepository;
  observing: { observation: Observation; cache: ScanCache };
  /** Missing where it was left out or failed, as in those that follow. */
  extracting?: Extraction;
  graphing?: GraphingResult;
  call_graph?: CallGraph;
  summarizing?: RepositorySummary;
  storing?: { userId: string; scanId: string };
}

/** How a run of the plan of a deep scan ends. */
export interface FinishedDeepScan extends RunReport {
  results: Partial<DeepScanResults> & { preflight: { branch: string | null; known: RepositoryScan | null } };
}

/** What the `partial` events of a deep scan show, by stage: an opened repository stays inside the scan. */
export interface DeepScanPartials {
  /** `answeredBy`: the id of the stored report of this commit, which is the result; `null`: there is none, and the other stages run. */
  preflight: { commit: string; branch: string | null; location: string; answeredBy: string | null };
  cloning: RepositoryIdentity;
  observing: Observation;
  extracting: Extraction;
  graphing: GraphingResult;
  call_graph: CallGraph;
  summarizing: RepositorySummary;
  storing: { userId: string; scanId: string };
}

/** What the listener of a deep scan hears. A `partial` event carries the result of its stage. */
export type DeepScanEvent = StageEvent<DeepScanPartials>;

/** The scan that results make, with the timings and warnings until now. */
export function repositoryScanOf(id: string, recipe: string, results: DeepScanResults, { timings, warnings }: RunReport): RepositoryScan {
  const { cloning, observing, extracting, graphing, call_graph: callGraph, summarizing } = results;
  const { files, languages, entryPoints, stats, readme, licenseFile } = observing.observation;
  return {
    kind: 'repository-scan',
    id,
    repository: { ...cloning.identity, readme, licenseFile },
    files: graphing?.files ?? files,
    languages,
    entryPoints,
    stats,
    skeletons: extracting?.skeletons ?? null,
    importGraph: graphing?.importGraph ?? null,
    signals: graphing?.signals ?? null,
    layers: graphing?.layers ?? null,
    callGraph: callGraph ?? null,
    summary: summarizing ?? null,
    history: graphing?.history ? summaryOf(graphing.history) : null,
    recipe,
    timings,
    warnings,
  };
}

/**
 * What a finished run answers: the stored report, where `preflight` found one, with the branch and the warnings of now; else the scan that it made.
 */
export function deepScanOf(id: string, recipe: string, { results, timings, warnings }: FinishedDeepScan): RepositoryScan {
  const { preflight, cloning, observing, ...rest } = results;
  if (preflight.known !== null) {
    const { repository, warnings: earlier } = preflight.known;
    return { ...preflight.known, repository: { ...repository, branch: preflight.branch }, warnings: [...earlier.filter(({ code }) => lasting(code)), ...warnings] };
  }
  // Without a report in the store both have run, or the run has failed.
  if (cloning === undefined || observing === undefined) throw new PipelineError('The scan ended without a result.', { code: 'STAGE_FAILED' });
  return repositoryScanOf(id, recipe, { cloning, observing, ...rest }, { timings, warnings });
}

/** How the machine was then says nothing about now. */
function lasting(code: WarningCode): boolean {
  return code !== 'UNCOMMITTED_CHANGES' && code !== 'SHALLOW_CLONE' && code !== 'CACHE_FAILED' && code !== 'STAGE_SLOW';
}

function summaryOf({ commits, since, truncated, shallow }: CommitHistory): HistorySummary {
  return { commits: commits.length, authors: new Set(commits.map(({ email }) => email)).size, since, truncated, shallow };
}
