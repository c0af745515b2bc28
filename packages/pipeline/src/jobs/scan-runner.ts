import type { AccountScan, RepositoryScan } from '@reposcan/core';
import type { DeepScanOptions } from '../deep-scan/deep-scan-options.js';
import type { QuickScanOptions } from '../quick-scan/quick-scan-options.js';

/** Runs scans under an id that the caller chooses. */
export interface ScanRunner {
  quickScan(id: string, options: QuickScanOptions): Promise<AccountScan>;
  /** `null`: this orchestrator has no git or no analysis, and its workers leave deep scans to others. */
  deepScan: ((id: string, options: DeepScanOptions) => Promise<RepositoryScan>) | null;
}
