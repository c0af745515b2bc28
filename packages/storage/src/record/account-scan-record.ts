import type { AccountScan } from '@reposcan/core';
import { foldCase } from '../input/identifier.js';
import { jsonOf } from '../input/json.js';
import { repositoryRecordsOf, type RepositoryRecord } from './repository-record.js';
import { runOfAccountScan } from './run-of-scan.js';
import { runRecordOf, type RunRecord } from './run-record.js';

/** An account scan, checked and ready to be written in one go: nothing in here can be refused any more. */
export interface AccountScanRecord {
  /** Login in the form in which it is compared. */
  account: string;
  /** JSON of the `AccountProfile`. */
  profile: string;
  run: RunRecord;
  /** Whether these are all repositories of the account. */
  complete: boolean;
  repositories: RepositoryRecord[];
}

/**
 * What a store writes for an account scan.
 * @throws {StorageError} `INVALID_INPUT` when a part of it cannot be stored
 */
export function accountScanRecordOf(userId: string, scan: AccountScan): AccountScanRecord {
  const run = runRecordOf(runOfAccountScan(userId, scan));
  return {
    account: foldCase(scan.profile.login),
    profile: jsonOf(scan.profile, 'profile'),
    run,
    complete: scan.summary.complete,
    repositories: repositoryRecordsOf(scan),
  };
}
