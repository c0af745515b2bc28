import type { ScanRun } from '@reposcan/core';

/** The run of a scan that failed; everything has a default. */
export function scanRunOf(run: Partial<ScanRun> = {}): ScanRun {
  return {
    id: 'run-1',
    kind: 'account-scan',
    userId: 'user-1',
    target: 'octocat',
    status: 'failed',
    startedAt: '2026-11-22T10:00:00.000Z',
    finishedAt: '2026-11-22T10:00:01.000Z',
    summary: null,
    warnings: [],
    error: { code: 'NOT_FOUND', message: 'No such account.' },
    ...run,
  };
}
