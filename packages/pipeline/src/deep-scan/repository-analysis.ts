import type { RepositoryScan } from '@reposcan/core';
import type { RepositoryAnalysis } from '@reposcan/storage';

/** What a deep scan adds to the stored repository that it looked into. */
export function repositoryAnalysisOf(scan: RepositoryScan): RepositoryAnalysis {
  return {
    scanId: scan.id,
    commit: scan.repository.commit,
    // The start, not the end: what is pushed in between is not in this analysis and must make it look old.
    analyzedAt: scan.timings.startedAt,
    files: scan.stats.files,
    lines: scan.stats.lines,
    languages: scan.languages.map(({ name, share }) => ({ name, share })),
    entryPoints: scan.entryPoints.length,
  };
}
