import type { ScanTimings } from '@reposcan/core';

/** The timings of a scan that took 750 ms. @default startedAt '2026-11-22T10:00:00.000Z' */
export function scanTimingsOf(startedAt = '2026-11-22T10:00:00.000Z'): ScanTimings {
  return {
    startedAt,
    totalMs: 750,
    targetMs: 1_000,
    exceeded: false,
    stages: [{ stage: 'fetching', ms: 500, targetMs: 500, exceeded: false, status: 'completed' }],
  };
}
