import type { Observation, RepositoryIdentity, RepositoryScan } from '@reposcan/core';
import type { OpenedRepository } from '../ports.js';
import type { RunReport } from '../stages/stage.js';
import type { StageEvent } from '../stages/stage-event.js';

/** What the stages of a deep scan give, by stage. */
export interface DeepScanResults {
  cloning: OpenedRepository;
  observing: Observation;
  /** Missing where nothing was to be stored, or the store failed. */
  storing?: { userId: string; scanId: string };
}

/** What the `partial` events of a deep scan show, by stage: an opened repository stays inside the scan. */
export interface DeepScanPartials extends Omit<Required<DeepScanResults>, 'cloning'> {
  cloning: RepositoryIdentity;
}

/** What the listener of a deep scan hears. A `partial` event carries the result of its stage. */
export type DeepScanEvent = StageEvent<DeepScanPartials>;

/** The scan that results make, with the timings and warnings until now. */
export function repositoryScanOf(id: string, results: DeepScanResults, { timings, warnings }: RunReport): RepositoryScan {
  const { files, languages, entryPoints, stats, readme, licenseFile } = results.observing;
  return {
    kind: 'repository-scan',
    id,
    repository: { ...results.cloning.identity, readme, licenseFile },
    files,
    languages,
    entryPoints,
    stats,
    skeletons: null,
    importGraph: null,
    signals: null,
    layers: null,
    history: null,
    recipe: '',
    timings,
    warnings,
  };
}
