import type { AccountScan, AccountSnapshot, ScanSummary, ScoredRepository, Selection } from '@reposcan/core';
import type { RunReport } from '../stages/stage.js';
import type { StageEvent } from '../stages/stage-event.js';

/** What the stages of a quick scan give, by stage. */
export interface QuickScanResults {
  fetching: AccountSnapshot;
  /** By score; from the cheap signals alone. */
  scoring: ScoredRepository[];
  /** The same repositories, those that got a closer look scored anew. Missing where none did. */
  enriching?: ScoredRepository[];
  selecting: Selection & { summary: ScanSummary };
  /** Missing where nothing was to be stored, or the store failed. */
  storing?: { userId: string; scanId: string };
}

/** What the listener of a quick scan hears. A `partial` event carries the result of its stage. */
export type QuickScanEvent = StageEvent<Required<QuickScanResults>>;

/** The scan that results make, with the timings and warnings until now. */
export function accountScanOf(id: string, results: QuickScanResults, { timings, warnings }: RunReport): AccountScan {
  const { fetching, scoring, enriching, selecting } = results;
  return {
    kind: 'account-scan',
    id,
    profile: fetching.profile,
    repositories: enriching ?? scoring,
    summary: selecting.summary,
    selected: selecting.selected,
    excluded: selecting.excluded,
    timings,
    warnings,
  };
}
