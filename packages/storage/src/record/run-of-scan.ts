import type { AccountScan, RepositoryScan, ScanRun, ScanTimings, Warning, WarningCode } from '@reposcan/core';
import { identifierOf } from '../input/identifier.js';
import { instantOf } from '../input/instant.js';
import { StorageError } from '../storage-error.js';

/** The warnings that say that something is missing from the result. */
const partialWarnings: readonly WarningCode[] = ['PARTIAL_RESULT', 'LIMIT_REACHED', 'STAGE_FAILED'];

/** The run that an account scan leaves behind. */
export function runOfAccountScan(userId: string, scan: AccountScan): ScanRun {
  return {
    id: identifierOf(scan.id, 'scan id'),
    kind: 'account-scan',
    userId: identifierOf(userId, 'user id'),
    target: identifierOf(scan.profile.login, 'login'),
    status: statusOf(scan.summary.complete, scan.warnings),
    ...periodOf(scan.timings),
    summary: scan.summary,
    warnings: scan.warnings,
    error: null,
  };
}

/** The run that a repository scan leaves behind. */
export function runOfRepositoryScan(userId: string, scan: RepositoryScan): ScanRun {
  return {
    id: identifierOf(scan.id, 'scan id'),
    kind: 'repository-scan',
    userId: identifierOf(userId, 'user id'),
    target: identifierOf(scan.repository.source.location, 'location'),
    status: statusOf(!scan.stats.truncated, scan.warnings),
    ...periodOf(scan.timings),
    summary: null,
    warnings: scan.warnings,
    error: null,
  };
}

function statusOf(complete: boolean, warnings: Warning[]): ScanRun['status'] {
  return complete && !warnings.some(({ code }) => partialWarnings.includes(code)) ? 'completed' : 'partial';
}

function periodOf(timings: ScanTimings): Pick<ScanRun, 'startedAt' | 'finishedAt'> {
  const started = Date.parse(instantOf(timings.startedAt, 'start of the scan'));
  const finished = new Date(started + timings.totalMs);
  if (Number.isNaN(finished.getTime())) {
    throw new StorageError(`The duration of the scan is ${timings.totalMs} ms.`, {
      code: 'INVALID_INPUT',
      hint: 'Give the milliseconds that it took.',
    });
  }
  return { startedAt: timings.startedAt, finishedAt: finished.toISOString() };
}
