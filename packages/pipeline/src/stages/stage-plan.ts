import type { Warning } from '@reposcan/core';
import { PipelineError } from '../pipeline-error.js';
import type { Stage } from './stage.js';

/** A stage whose failure fails the run. */
export interface RequiredStage<Before, Result, Shown> {
  /** The work. `before` holds the results of the stages before it, by name. */
  run(before: Before, stage: Stage): Result | Promise<Result>;
  /** What events and errors show of the result, for a result that must not leave the run. @default the result itself */
  show?(result: Result): Shown;
}

/** A stage that has something to do in some runs only, and whose failure fails the run. */
export interface ConditionalStage<Before, Result, Shown> extends RequiredStage<Before, Result, Shown> {
  /** Whether there is anything to do; if not, the stage is skipped. */
  when(before: Before): boolean;
}

/** A stage that the run can do without: its failure is a warning. */
export interface OptionalStage<Before, Result, Shown> extends RequiredStage<Before, Result, Shown> {
  /** Whether there is anything to do; if not, the stage is skipped. @default always */
  when?(before: Before): boolean;
  /** The warning that its failure becomes; `reason` is safe to show. @default `STAGE_FAILED` with the reason */
  onFailure?(reason: string): Warning;
}

/** A stage of a plan with its types erased, as the runner sees it. */
export interface PlannedStage {
  readonly name: string;
  readonly work: OptionalStage<never, unknown, unknown>;
  readonly required: boolean;
  /** The optional stages that must have completed, or this one is skipped. */
  readonly needs: readonly string[];
}

/**
 * The stages of a pipeline in their order. `Results` is what they give, by name: a stage reads the results of those before it, and what an
 * optional stage gives may be missing. A plan is never changed: each call returns a longer one.
 */
export class StagePlan<Results extends object, Shown extends object = Results> {
  readonly stages: readonly PlannedStage[];

  constructor(stages: readonly PlannedStage[]) {
    this.stages = stages;
  }

  /** Adds a stage that the run cannot do without. */
  required<Name extends string, Result, Show = Result>(
    name: Name,
    stage: RequiredStage<Results, Result, Show>,
  ): StagePlan<Results & Record<Name, Result>, Shown & Record<Name, Show>> {
    return this.#with({ name, work: stage, required: true, needs: [] });
  }

  /** Adds a stage that is skipped where it has nothing to do, or where a stage that it needs was; where it runs, the run cannot do without it. */
  conditional<Name extends string, Result, Show = Result, Needs extends keyof Results & string = never>(
    name: Name,
    stage: ConditionalStage<Results & Required<Pick<Results, Needs>>, Result, Show> & { needs?: readonly Needs[] },
  ): StagePlan<Results & Partial<Record<Name, Result>>, Shown & Record<Name, Show>> {
    return this.#with({ name, work: stage, required: true, needs: stage.needs ?? [] });
  }

  /** Adds a stage that the run can do without. With `needs`, it is skipped unless those stages completed, and may rely on their results. */
  optional<Name extends string, Result, Show = Result, Needs extends keyof Results & string = never>(
    name: Name,
    stage: OptionalStage<Results & Required<Pick<Results, Needs>>, Result, Show> & { needs?: readonly Needs[] },
  ): StagePlan<Results & Partial<Record<Name, Result>>, Shown & Record<Name, Show>> {
    return this.#with({ name, work: stage, required: false, needs: stage.needs ?? [] });
  }

  #with<Longer extends StagePlan<object>>(stage: PlannedStage): Longer {
    if (this.stages.some(({ name }) => name === stage.name)) {
      throw new PipelineError(`There are two stages called "${stage.name}".`, {
        code: 'INVALID_INPUT',
        hint: 'Give each stage of a pipeline a name of its own.',
      });
    }
    // The methods above say what the longer plan's types are; the list itself has none.
    return new StagePlan([...this.stages, stage]) as unknown as Longer;
  }
}

/** A plan without stages, to add them to. */
export function stagePlan(): StagePlan<Record<never, unknown>> {
  return new StagePlan([]);
}
