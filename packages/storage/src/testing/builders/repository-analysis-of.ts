import type { RepositoryAnalysis } from '../../scan-store.js';

/** What a deep scan found, for tests; everything has a default. */
export function repositoryAnalysisOf(analysis: Partial<RepositoryAnalysis> = {}): RepositoryAnalysis {
  return {
    scanId: 'report-1',
    commit: 'a'.repeat(40),
    analyzedAt: '2026-11-22T11:00:00.000Z',
    files: 120,
    lines: 4_800,
    languages: [{ name: 'TypeScript', share: 1 }],
    entryPoints: 2,
    imports: 300,
    cycles: 1,
    layers: 4,
    leadingFiles: [{ path: 'src/index.ts', importance: 91.5 }],
    ...analysis,
  };
}
