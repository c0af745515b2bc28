import { PipelineError } from '../pipeline-error.js';

/** The stages of a deep scan that a caller may leave out, in their order. */
export const deepScanStages = ['extracting', 'graphing'] as const;

/** A stage of a deep scan that a caller may leave out. */
export type DeepScanStage = (typeof deepScanStages)[number];

/** Throws `INVALID_INPUT` for a stage that does not exist, and for one without what it needs. */
export function checkStages(stages: readonly DeepScanStage[]): void {
  const strange = stages.find((stage) => !deepScanStages.includes(stage));
  if (strange !== undefined) {
    throw new PipelineError(`There is no stage "${String(strange)}" to choose.`, { code: 'INVALID_INPUT', hint: `Choose of ${deepScanStages.join(', ')}.` });
  }
  if (stages.includes('graphing') && !stages.includes('extracting')) {
    throw new PipelineError('The stage "graphing" needs "extracting".', { code: 'INVALID_INPUT', hint: 'Name both, or neither.' });
  }
}
