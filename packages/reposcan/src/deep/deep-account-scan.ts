import type { AccountScan, RepositoryScan } from '@reposcan/core';

/** The deep scan of one repository of an account. */
export interface DeepScan extends RepositoryScan {
  /** Which of the account's repositories this is. */
  nameWithOwner: string;
}

/**
 * An account scan together with the deep scans of its selected repositories, in the order of `selected`. Those that failed are
 * warnings.
 */
export interface DeepAccountScan extends AccountScan {
  deep: DeepScan[];
}
