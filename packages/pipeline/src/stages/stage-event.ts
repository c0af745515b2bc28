import type { StageTiming, Warning } from '@reposcan/core';
import type { Failure } from '../failure/failure.js';
import type { StageProgress } from './stage.js';

/** Why a stage did not run. */
export type SkipReason =
  /** There is nothing for it to do. */
  | 'not-needed'
  /** A stage whose result it needs has none. */
  | 'missing-result'
  /** A required stage before it failed. */
  | 'failed-before';

/** What the listener of a run hears, in the order in which it happens. `at` is ISO 8601. */
export type StageEvent<Shown extends object = Record<string, unknown>> =
  | { type: 'stage-started'; at: string; stage: string; targetMs: number | null }
  | ({ type: 'stage-progress'; at: string; stage: string } & StageProgress)
  | PartialResultEvent<Shown>
  | { type: 'stage-completed'; at: string; stage: string; timing: StageTiming }
  | { type: 'stage-failed'; at: string; stage: string; timing: StageTiming; required: boolean; error: Failure }
  | { type: 'stage-aborted'; at: string; stage: string; timing: StageTiming }
  | { type: 'stage-skipped'; at: string; stage: string; reason: SkipReason }
  | { type: 'warning'; at: string; warning: Warning };

/** The result of a stage, as soon as it is there. It is kept whatever happens to the stages after it. */
export type PartialResultEvent<Shown extends object> = {
  [Stage in keyof Shown & string]: { type: 'partial'; at: string; stage: Stage; result: Shown[Stage] };
}[keyof Shown & string];
