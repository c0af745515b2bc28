import { PipelineError } from '../pipeline-error.js';

/** The stages of a deep scan that a caller may leave out, in their order. */
export const deepScanStages = ['extracting', 'graphing', 'call_graph', 'summarizing'] as const;

/** A stage of a deep scan that a caller may leave out. */
export type DeepScanStage = (typeof deepScanStages)[number];

/** What a stage cannot do without. */
const needed: Readonly<Partial<Record<DeepScanStage, DeepScanStage>>> = { graphing: 'extracting', call_graph: 'graphing' };

/** Throws `INVALID_INPUT` for a stage that does not exist, and for one without what it needs. */
export function checkStages(stages: readonly DeepScanStage[]): void {
  const strange = stages.find((stage) => !deepScanStages.includes(stage));
  if (strange !== undefined) {
    throw new PipelineError(`There is no stage "${String(strange)}" to choose.`, { code: 'INVALID_INPUT', hint: `Choose of ${deepScanStages.join(', ')}.` });
  }
  for (const stage of stages) {
    const before = needed[stage];
    if (before === undefined || stages.includes(before)) continue;
    throw new PipelineError(`The stage "${stage}" needs "${before}".`, { code: 'INVALID_INPUT', hint: 'Name both, or neither.' });
  }
}
