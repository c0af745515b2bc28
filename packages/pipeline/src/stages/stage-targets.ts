import { PipelineError } from '../pipeline-error.js';

/** How long a run and its stages should take at most, in milliseconds. Missing a target is a warning, never a failure. */
export interface StageTargets {
  /** The whole run, clean-up included; `null`: no target. */
  total: number | null;
  /** By stage. A stage that is not named has no target. */
  stages: Readonly<Record<string, number>>;
  /**
   * Stages that not every run needs, outside the total: one that runs adds its own target to it.
   * @default []
   */
  beyondTotal?: readonly string[];
}

/** No targets at all. */
export const noTargets: StageTargets = { total: null, stages: {} };

/** The target of one stage, or `null`. */
export function targetOf(targets: StageTargets, stage: string): number | null {
  return Object.hasOwn(targets.stages, stage) ? (targets.stages[stage] ?? null) : null;
}

/** The target of the whole run, given the stages that ran. */
export function totalTarget(targets: StageTargets, ran: readonly string[]): number | null {
  if (targets.total === null) return null;
  const extra = (targets.beyondTotal ?? []).filter((stage) => ran.includes(stage));
  return extra.reduce((sum, stage) => sum + (targetOf(targets, stage) ?? 0), targets.total);
}

/** Throws `INVALID_INPUT` unless every target is a positive number of milliseconds. */
export function checkTargets(targets: StageTargets): void {
  const named = Object.entries({ ...targets.stages, ...(targets.total === null ? {} : { total: targets.total }) });
  const bad = named.find(([, ms]) => !(ms > 0 && Number.isFinite(ms)));
  if (bad === undefined) return;
  throw new PipelineError(`The target of "${bad[0]}" is ${String(bad[1])}.`, {
    code: 'INVALID_INPUT',
    hint: 'A target is a positive number of milliseconds; leave it out for none.',
  });
}
