import type { RepositoryScan } from '@reposcan/core';
import type { JobHandlers } from '@reposcan/queue';
import { StorageError, type ScanStore } from '@reposcan/storage';
import type { DeepScanPartials } from '../deep-scan/deep-scan-results.js';
import { repositoryAnalysisOf } from '../deep-scan/repository-analysis.js';
import { runScanJob } from './scan-job.js';
import type { DeepScanJobResult, ScanJobs } from './scan-jobs.js';
import type { ScanRunner } from './scan-runner.js';
import { deepScanSummaries } from './stage-partials.js';
import type { TokenFor } from './token-for.js';

type Handler = NonNullable<JobHandlers<ScanJobs>['deep-scan']>;

/** Runs `deep-scan` jobs: scans the repository, and adds what it found to the account's stored repository where the job names one. */
export function deepScanJob(
  deepScan: NonNullable<ScanRunner['deepScan']>,
  storage: Pick<ScanStore, 'updateRepositoryAnalysis'>,
  tokenFor: TokenFor | undefined,
): Handler {
  return (run) => {
    const { id, payload } = run.job;
    const { target, userId, store, nameWithOwner, stages, history, refresh } = payload;
    const ref = payload.ref ?? undefined;
    return runScanJob<DeepScanPartials, RepositoryScan, DeepScanJobResult, Parameters<typeof run.partial>[0]>(run, {
      summaries: deepScanSummaries,
      userId,
      tokenTarget: 'url' in target ? target : null,
      tokenFor,
      scan: (options) => deepScan(id, { ...options, ...target, ref, userId, store, stages, history, refresh }),
      finish: async (scan) => {
        if (store && nameWithOwner !== null) await addAnalysis(storage, userId, nameWithOwner, scan);
        const { repository, timings, warnings } = scan;
        const { files, lines, entryPoints, languages } = deepScanSummaries.observing(scan);
        const { location } = repository.source;
        return { runId: scan.id, stored: store, totalMs: timings.totalMs, warnings: warnings.length, location, commit: repository.commit, files, lines, entryPoints, languages };
      },
    });
  };
}

/** A repository that has left the account meanwhile gets no analysis, and the scan is still worth something. */
async function addAnalysis(storage: Pick<ScanStore, 'updateRepositoryAnalysis'>, userId: string, nameWithOwner: string, scan: RepositoryScan): Promise<void> {
  try {
    await storage.updateRepositoryAnalysis(userId, nameWithOwner, repositoryAnalysisOf(scan));
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'NOT_FOUND') throw error;
  }
}
