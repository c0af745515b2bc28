import { systemClock, type Clock } from '../clock.js';
import { failureOf } from '../failure/failure.js';
import { PipelineError } from '../pipeline-error.js';
import { RunLog } from './run-log.js';
import { StageRun, type EarlyEnd } from './stage-run.js';
import type { RunReport } from './stage.js';
import type { StageEvent } from './stage-event.js';
import type { StagePlan } from './stage-plan.js';
import { checkTargets, noTargets, type StageTargets } from './stage-targets.js';

/** What a run needs besides its plan. */
export interface RunOptions<Shown extends object> {
  /** @default the clocks of this machine */
  clock?: Clock;
  /** @default no targets */
  targets?: StageTargets;
  /** Ends the run: the running stage gets it, those after it do not start. */
  signal?: AbortSignal | undefined;
  /** Called with every event as it happens. What it throws is ignored. */
  onEvent?: ((event: StageEvent<Shown>) => void) | undefined;
  /** Texts such as tokens that no event, warning or message of this run may show. @default [] */
  secrets?: readonly string[];
}

/** A run that reached its end. */
export interface FinishedRun<Results extends object> extends RunReport {
  /** By stage. Those of skipped and failed stages are missing. */
  results: Results;
}

/**
 * Runs the stages of a plan one after another. Each goes through these states:
 *
 *     pending ──▶ running ──▶ completed   its result is kept and shown at once (`partial`)
 *        │           ├──────▶ failed      required: the rest is skipped and the run rejects; optional: a warning
 *        │           └──────▶ aborted     it rejected while the signal was aborted
 *        ├──────────────────▶ skipped     nothing to do, a result that it needs is missing, or a required stage failed before
 *        └──────────────────▶ aborted     the signal was aborted before it started
 *
 * The run waits for its running stage, also after an abort; then the clean-ups that stages deferred run, last one first, whatever happened. Only
 * then it resolves, or rejects with a `PipelineError`: `STAGE_FAILED` when a required stage failed, `ABORTED` when the signal was aborted before
 * the last stage ended, even if that stage still completed. Both carry what the stages before gave. An already aborted signal starts nothing.
 */
export async function runStages<Results extends object, Shown extends object>(
  plan: StagePlan<Results, Shown>,
  options: RunOptions<Shown> = {},
): Promise<FinishedRun<Results>> {
  const { clock = systemClock, targets = noTargets, signal = new AbortController().signal, secrets = [] } = options;
  checkTargets(targets);
  // The plan's types say which results its events carry; the log itself does not know them.
  const onEvent = options.onEvent as ((event: StageEvent) => void) | undefined;
  const log = new RunLog({ clock, targets, secrets, onEvent });
  const run = new StageRun({ log, signal, secrets });

  let end: EarlyEnd | null = null;
  try {
    for (const stage of plan.stages) await run.next(stage);
  } finally {
    // Also after a mistake in the plan itself, such as an `onFailure` that throws.
    end = await run.finish();
  }

  if (end === null) {
    log.warnIfSlowInTotal();
    return { results: run.results as Results, ...log.report() };
  }
  const unfinished = { stage: end.stage, partial: run.shown, ...log.report() };
  if (end.why === 'aborted') {
    const message = `The scan was aborted in the stage "${end.stage}".`;
    throw new PipelineError(message, { code: 'ABORTED', cause: signal.reason, unfinished });
  }
  const message = `The stage "${end.stage}" failed: ${failureOf(end.cause, secrets).message}`;
  throw new PipelineError(message, { code: 'STAGE_FAILED', cause: end.cause, unfinished });
}
