import { ReposcanError, type ReposcanErrorOptions, type ScanTimings, type Warning } from '@reposcan/core';

/** Why a pipeline refused or failed. */
export type PipelineErrorCode =
  /** Nothing was started: an option is missing, contradicts another one or makes no sense. */
  | 'INVALID_INPUT'
  /** This scan needs a port that the orchestrator was created without. */
  | 'NOT_CONFIGURED'
  /** The signal aborted; `cause` is its reason. */
  | 'ABORTED'
  /** A required stage failed; `stage` names it and `cause` is its error. */
  | 'STAGE_FAILED'
  /** An attempt of a job failed for a reason that may pass; the message ends with its code. Only a queue's worker sees it. */
  | 'JOB_FAILED';

/** What a run had reached when it ended early. */
export interface UnfinishedRun {
  /** The stage that failed, or that the abort ended or kept from starting. */
  stage: string;
  /** By stage, what the stages before it gave, as their `partial` events showed it. */
  partial: Readonly<Record<string, unknown>>;
  timings: ScanTimings;
  warnings: readonly Warning[];
}

/** A pipeline refused or failed. By the time it is thrown, everything that the run had opened is cleaned up. */
export class PipelineError extends ReposcanError<PipelineErrorCode> {
  override readonly name = 'PipelineError';
  /** `null` where nothing had started. */
  readonly unfinished: UnfinishedRun | null;

  constructor(message: string, options: ReposcanErrorOptions<PipelineErrorCode> & { unfinished?: UnfinishedRun }) {
    super(message, options);
    this.unfinished = options.unfinished ?? null;
  }

  /** The stage that failed or was aborted, or `null`. */
  get stage(): string | null {
    return this.unfinished?.stage ?? null;
  }

  /** What the stages before it gave, by stage; empty where nothing had started. */
  get partial(): Readonly<Record<string, unknown>> {
    return this.unfinished?.partial ?? {};
  }
}
