import type { RepositoryScan } from '@reposcan/core';
import type { RepositoryAnalysis } from '@reposcan/storage';

/** How many of the most important files are named. */
const leading = 10;

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
    imports: scan.importGraph?.edges.length ?? null,
    cycles: scan.signals?.cycles.length ?? null,
    layers: scan.layers?.depth ?? null,
    leadingFiles: scan.files.slice(0, leading).map(({ path, importance }) => ({ path, importance })),
  };
}
