import type { StageTargets } from '../stages/stage-targets.js';

/**
 * How long the stages of a quick scan should take at most. The total is that of a scan that enriches nothing; one that does may take the
 * target of `enriching` longer.
 */
export const quickScanTargets: StageTargets = {
  total: 1_000,
  stages: { fetching: 500, scoring: 250, enriching: 3_000, storing: 200 },
  beyondTotal: ['enriching'],
};
