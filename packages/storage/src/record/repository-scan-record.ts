import type { RepositoryScan } from '@reposcan/core';
import { identifierOf } from '../input/identifier.js';
import { jsonOf } from '../input/json.js';
import { runOfRepositoryScan } from './run-of-scan.js';
import { runRecordOf, type RunRecord } from './run-record.js';

/** Reports that are kept of one location. */
export const reportsPerLocation = 10;

/** The report of a deep scan, checked and ready to be written with its run. */
export interface RepositoryScanRecord {
  run: RunRecord;
  /** Path or URL, exactly as scanned. */
  location: string;
  commit: string;
  recipe: string;
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
    recipe: typeof scan.recipe === 'string' ? scan.recipe : '',
    document: jsonOf(scan, 'report'),
  };
}

/** The report that was stored. One from before a part of reports existed has `null` in its place. */
export function repositoryScanOfDocument(document: string): RepositoryScan {
  return { ...laterParts, ...(JSON.parse(document) as RepositoryScan) };
}

const laterParts = { skeletons: null, importGraph: null, signals: null, layers: null, callGraph: null, summary: null, history: null, recipe: '' };
