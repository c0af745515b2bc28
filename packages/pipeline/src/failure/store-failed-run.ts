import type { ScanRun } from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';
import type { PipelineError } from '../pipeline-error.js';
import { failureOf } from './failure.js';

/** Keeps a record of a scan that failed, as well as it can: a store that fails too must not hide why the scan failed. */
export async function storeFailedRun(
  storage: ScanStore,
  { id, kind, userId, target }: Pick<ScanRun, 'id' | 'kind' | 'userId' | 'target'>,
  { unfinished, cause }: PipelineError,
  secrets: readonly string[] = [],
): Promise<void> {
  if (unfinished === null) return;
  const { startedAt, totalMs } = unfinished.timings;
  const finishedAt = new Date(Date.parse(startedAt) + totalMs).toISOString();
  const warnings = [...unfinished.warnings];
  const error = failureOf(cause, secrets);
  try {
    await storage.saveRun({ id, kind, userId, target, status: 'failed', startedAt, finishedAt, summary: null, warnings, error });
  } catch {
    // Said above.
  }
}
