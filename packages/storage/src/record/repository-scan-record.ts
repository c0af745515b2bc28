import type { RepositoryScan } from '@reposcan/core';
import { identifierOf } from '../input/identifier.js';
import { jsonOf } from '../input/json.js';
import { runOfRepositoryScan } from './run-of-scan.js';
import { runRecordOf, type RunRecord } from './run-record.js';

/** The report of a deep scan, checked and ready to be written with its run. */
export interface RepositoryScanRecord {
  run: RunRecord;
  /** Path or URL, exactly as scanned. */
  location: string;
  commit: string;
  /** JSON of the `RepositoryScan`. */
  document: string;
}

/**
 * What a store writes for a repository scan.
 * @throws {StorageError} `INVALID_INPUT` when a part of it cannot be stored
 */
export function repositoryScanRecordOf(userId: string, scan: RepositoryScan): RepositoryScanRecord {
  return {
    run: runRecordOf(runOfRepositoryScan(userId, scan)),
    location: scan.repository.source.location,
    commit: identifierOf(scan.repository.commit, 'commit'),
    document: jsonOf(scan, 'report'),
  };
}
