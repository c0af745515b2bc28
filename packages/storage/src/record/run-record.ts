import type { ScanRun } from '@reposcan/core';
import { choiceOf } from '../input/choice.js';
import { foldCase, identifierOf } from '../input/identifier.js';
import { instantOf } from '../input/instant.js';
import { jsonOf } from '../input/json.js';

/** Both kinds of run. */
export const runKinds: readonly ScanRun['kind'][] = ['account-scan', 'repository-scan'];

/** How a run can end. */
export const runStatuses: readonly ScanRun['status'][] = ['completed', 'partial', 'failed'];

/** A run as it is written: the document, and beside it what queries compare. */
export interface RunRecord {
  userId: string;
  id: string;
  kind: ScanRun['kind'];
  /** In the form in which it is compared. */
  target: string;
  status: ScanRun['status'];
  /** An instant. */
  startedAt: string;
  /** Whether it says something about the account. */
  hasSummary: boolean;
  /** JSON of the `ScanRun`. */
  document: string;
}

/**
 * A run, ready to be written.
 * @throws {StorageError} `INVALID_INPUT` when it cannot be stored
 */
export function runRecordOf(run: ScanRun): RunRecord {
  const kind = choiceOf(run.kind, runKinds, 'kind of run');
  return {
    userId: identifierOf(run.userId, 'user id'),
    id: identifierOf(run.id, 'run id'),
    kind,
    target: targetKeyOf(kind, identifierOf(run.target, 'target')),
    status: choiceOf(run.status, runStatuses, 'status'),
    startedAt: instantOf(run.startedAt, 'start of the run'),
    hasSummary: run.summary !== null,
    document: jsonOf(run, 'run'),
  };
}

/** A target in the form in which it is compared: a login without regard to case, a path or URL exactly. */
export function targetKeyOf(kind: ScanRun['kind'], target: string): string {
  return kind === 'account-scan' ? foldCase(target) : target;
}
