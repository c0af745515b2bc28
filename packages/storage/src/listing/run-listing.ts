import type { ScanRun } from '@reposcan/core';
import { optionalChoiceOf } from '../input/choice.js';
import { foldCase, identifierOf } from '../input/identifier.js';
import type { ScanStore } from '../scan-store.js';
import { runKinds, runStatuses } from '../record/run-record.js';
import { listingOf, type Listing } from './listing.js';

/** What a listing of runs selects. */
export interface RunFilter {
  userId: string;
  kind: ScanRun['kind'] | undefined;
  /** As given: how it compares depends on the kind of the run, see `targetKeyOf`. */
  target: string | undefined;
  status: ScanRun['status'] | undefined;
}

/** Sort keys of a run: start as an instant, id; both highest first. */
export type RunPosition = [startedAt: string, id: string];

/** The arguments of `ScanStore.listRuns`, checked. */
export function runListingOf(
  userId: string,
  query: NonNullable<Parameters<ScanStore['listRuns']>[1]> = {},
): RunFilter & Listing<RunPosition> {
  const filter = {
    userId: identifierOf(userId, 'user id'),
    kind: optionalChoiceOf(query.kind, runKinds, 'kind of run'),
    target: query.target === undefined ? undefined : identifierOf(query.target, 'target'),
    status: optionalChoiceOf(query.status, runStatuses, 'status'),
  };
  const target = filter.target === undefined ? null : foldCase(filter.target);
  const asked = ['runs', userId, filter.kind ?? null, target, filter.status ?? null];
  return { ...filter, ...listingOf<RunPosition>(asked, query, ['', '']) };
}
