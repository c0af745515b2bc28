import type { AccountProfile } from '../account/account-profile.js';
import type { ScoredRepository } from '../importance/importance.js';
import type { ExcludedRepository, SelectedRepository } from '../selection/selection.js';
import type { ScanSummary } from '../summary/scan-summary.js';
import type { ScanTimings } from './timings.js';
import type { Warning } from './warning.js';

/** The result of a quick scan of one account. It is also the JSON that the CLI prints. */
export interface AccountScan {
  kind: 'account-scan';
  /** Identifies this run in the store. */
  id: string;
  profile: AccountProfile;
  /** Highest score first, then by name. */
  repositories: ScoredRepository[];
  summary: ScanSummary;
  /** What deserves a deep scan, best first. */
  selected: SelectedRepository[];
  /** Every other repository, with the reason. */
  excluded: ExcludedRepository[];
  timings: ScanTimings;
  warnings: Warning[];
}
