import { plainText, ReposcanError, type AccountScan, type RepositoryScan, type SelectedRepository, type Warning } from '@reposcan/core';
import { repositoryAnalysisOf } from '@reposcan/pipeline';
import type { ScanStore } from '@reposcan/storage';
import type { DeepAccountScan, DeepScan } from './deep-account-scan.js';

/** What deep-scanning an account needs. */
export interface DeepScanOptions {
  /** Scans one repository. Its rejection becomes a warning, unless the signal is aborted. */
  scanRepository(repository: SelectedRepository): Promise<RepositoryScan>;
  /** Gets what each scan found; `null` keeps nothing. */
  store: Pick<ScanStore, 'updateRepositoryAnalysis'> | null;
  userId: string;
  signal: AbortSignal;
}

/**
 * Scans the selected repositories of an account one after another. One that fails is a `DEEP_SCAN_FAILED` warning and costs the
 * others nothing; a result that cannot be stored is kept and a `STORE_FAILED` warning. Rejects with the signal's reason when
 * aborted.
 */
export async function deepScanSelected(scan: AccountScan, options: DeepScanOptions): Promise<DeepAccountScan> {
  const deep: DeepScan[] = [];
  const warnings: Warning[] = [];
  for (const repository of scan.selected) {
    options.signal.throwIfAborted();
    const { nameWithOwner } = repository;
    try {
      const found = await options.scanRepository(repository);
      deep.push({ ...found, nameWithOwner });
      warnings.push(...(await storeAnalysis(found, nameWithOwner, options)));
    } catch (error) {
      options.signal.throwIfAborted();
      const message = `The deep scan of ${plainText(nameWithOwner)} failed: ${reasonOf(error)}`;
      warnings.push({ code: 'DEEP_SCAN_FAILED', message, subject: nameWithOwner });
    }
  }
  return { ...scan, deep, warnings: [...scan.warnings, ...warnings] };
}

/** Whether everything about this scan was stored. */
export function isStored(scan: { warnings: readonly Warning[] }): boolean {
  return scan.warnings.every(({ code }) => code !== 'STORE_FAILED');
}

async function storeAnalysis(scan: RepositoryScan, nameWithOwner: string, options: DeepScanOptions): Promise<Warning[]> {
  const failed = scan.warnings.find(({ code }) => code === 'STORE_FAILED');
  if (failed !== undefined) return [{ ...failed, subject: nameWithOwner }];
  if (options.store === null) return [];
  try {
    await options.store.updateRepositoryAnalysis(options.userId, nameWithOwner, repositoryAnalysisOf(scan));
    return [];
  } catch (error) {
    const message = `What the deep scan of ${plainText(nameWithOwner)} found could not be stored: ${reasonOf(error)}`;
    return [{ code: 'STORE_FAILED', message, stage: 'storing', subject: nameWithOwner }];
  }
}

function reasonOf(error: unknown): string {
  const message = plainText(error instanceof Error ? error.message || error.name : String(error));
  return error instanceof ReposcanError ? `${message} [${error.code}]` : message;
}
