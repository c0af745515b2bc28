import { failureOf } from '../failure/failure.js';
import { CleanUps } from './clean-ups.js';
import type { RunLog } from './run-log.js';
import type { Stage } from './stage.js';
import type { SkipReason } from './stage-event.js';
import type { PlannedStage } from './stage-plan.js';

/** How a run ended early. */
export type EarlyEnd = { why: 'aborted'; stage: string } | { why: 'failed'; stage: string; cause: unknown };

/** One run of a plan: what its stages gave, what is left to clean up, and whether it goes on. `runStages` says what holds. */
export class StageRun {
  /** The results of the stages that completed, by name. */
  readonly results: Record<string, unknown> = {};
  /** The same as events and errors show them. */
  readonly shown: Record<string, unknown> = {};
  readonly #log: RunLog;
  readonly #signal: AbortSignal;
  readonly #secrets: readonly string[];
  readonly #cleanUps = new CleanUps();
  #end: EarlyEnd | null = null;
  #latest = '';

  constructor(options: { log: RunLog; signal: AbortSignal; secrets: readonly string[] }) {
    this.#log = options.log;
    this.#signal = options.signal;
    this.#secrets = options.secrets;
  }

  /** Runs a stage, or books why it does not run. What the stage throws is kept for `finish`. */
  async next(planned: PlannedStage): Promise<void> {
    this.#latest = planned.name;
    if (this.#end === null && this.#signal.aborted) this.#end = { why: 'aborted', stage: planned.name };
    if (this.#end?.why === 'aborted') this.#leaveOutAborted(planned.name);
    else if (this.#end?.why === 'failed') this.#skip(planned.name, 'failed-before');
    else if (!planned.needs.every((needed) => Object.hasOwn(this.results, needed))) this.#skip(planned.name, 'missing-result');
    else await this.#run(planned);
  }

  /** Cleans up. The answer says how the run ended early, `null` if it did not. */
  async finish(): Promise<EarlyEnd | null> {
    if (this.#end === null && this.#signal.aborted) this.#end = { why: 'aborted', stage: this.#latest };
    await this.#cleanUps.run((stage, error) => {
      const { message } = failureOf(error, this.#secrets);
      this.#log.warn({ code: 'CLEANUP_FAILED', stage, message: `Cleaning up after the stage "${stage}" failed: ${message}` });
    });
    return this.#end;
  }

  async #run({ name, required, work }: PlannedStage): Promise<void> {
    // The plan's types guarantee that the results so far are what this stage expects; here they are erased.
    const before = this.results as never;
    let stop: ReturnType<RunLog['start']> | null = null;
    let running = true;
    try {
      if (work.when !== undefined && !work.when(before)) return this.#skip(name, 'not-needed');
      stop = this.#log.start(name);
      const result = await work.run(before, this.#stage(name, () => running));
      running = false;
      const shown = work.show === undefined ? result : work.show(result as never);
      this.results[name] = result;
      this.shown[name] = shown;
      const timing = stop('completed');
      this.#log.emit({ type: 'partial', stage: name, result: shown });
      this.#log.emit({ type: 'stage-completed', stage: name, timing });
      this.#log.warnIfSlow(timing);
    } catch (cause) {
      running = false;
      stop ??= this.#log.start(name);
      if (this.#signal.aborted) {
        this.#end = { why: 'aborted', stage: name };
        return this.#log.emit({ type: 'stage-aborted', stage: name, timing: stop('aborted') });
      }
      const error = failureOf(cause, this.#secrets);
      const timing = stop('failed');
      this.#log.emit({ type: 'stage-failed', stage: name, timing, required, error });
      if (required) this.#end = { why: 'failed', stage: name, cause };
      else this.#log.warn({ stage: name, ...(work.onFailure?.(error.message) ?? stageFailed(name, error.message)) });
      this.#log.warnIfSlow(timing);
    }
  }

  #stage(name: string, isRunning: () => boolean): Stage {
    return {
      name,
      signal: this.#signal,
      progress: (progress) => {
        if (isRunning()) this.#log.emit({ ...progress, type: 'stage-progress', stage: name });
      },
      warn: (warning) => {
        if (isRunning()) this.#log.warn({ stage: name, ...warning });
      },
      defer: (cleanUp) => this.#cleanUps.defer(name, cleanUp),
      soFar: () => this.#log.report(),
    };
  }

  #skip(stage: string, reason: SkipReason): void {
    this.#log.leaveOut(stage, 'skipped');
    this.#log.emit({ type: 'stage-skipped', stage, reason });
  }

  #leaveOutAborted(stage: string): void {
    const timing = this.#log.leaveOut(stage, 'aborted');
    this.#log.emit({ type: 'stage-aborted', stage, timing });
  }
}

function stageFailed(stage: string, reason: string) {
  return { code: 'STAGE_FAILED' as const, message: `The stage "${stage}" failed: ${reason}` };
}
