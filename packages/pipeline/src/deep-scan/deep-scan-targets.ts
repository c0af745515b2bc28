import type { StageTargets } from '../stages/stage-targets.js';

/** How long the stages of a deep scan should take at most. How long cloning and observing take is up to the repository: they have no target. */
export const deepScanTargets: StageTargets = {
  total: null,
  stages: { storing: 500 },
};
