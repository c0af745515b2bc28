import type { WarningCode } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { accountScanOf, repositoryScanOf } from '../testing/index.js';
import { runOfAccountScan, runOfRepositoryScan } from './run-of-scan.js';

const warningOf = (code: WarningCode) => [{ code, message: 'See there.' }];

describe('the run of a scan', () => {
  it.each([
    ['PARTIAL_RESULT', 'partial'],
    ['LIMIT_REACHED', 'partial'],
    ['STAGE_FAILED', 'partial'],
    ['STAGE_SLOW', 'completed'],
    ['ENRICH_INCOMPLETE', 'completed'],
    ['SCORE_FAILED', 'completed'],
    ['DEEP_SCAN_FAILED', 'completed'],
    ['FILE_SKIPPED', 'completed'],
  ] as const)('with the warning %s is %s', (code, status) => {
    expect(runOfAccountScan('user-1', accountScanOf({ warnings: warningOf(code) })).status).toBe(status);
    expect(runOfRepositoryScan('user-1', repositoryScanOf({ warnings: warningOf(code) })).status).toBe(status);
  });

  it('is partial when the scan is, also without a warning', () => {
    const truncated = repositoryScanOf();
    truncated.stats.truncated = true;

    expect(runOfAccountScan('user-1', accountScanOf({ complete: false })).status).toBe('partial');
    expect(runOfRepositoryScan('user-1', truncated).status).toBe('partial');
  });

  it('ends its duration after it began, in UTC', () => {
    const run = runOfAccountScan('user-1', accountScanOf({ startedAt: '2026-11-22T12:00:00+02:00' }));

    expect(run.startedAt).toBe('2026-11-22T12:00:00+02:00');
    expect(run.finishedAt).toBe('2026-11-22T10:00:00.750Z');
  });
});
