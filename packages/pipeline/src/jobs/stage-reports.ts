import { plainText } from '@reposcan/core';
import type { JobRun } from '@reposcan/queue';
import type { Failure } from '../failure/failure.js';
import type { StageEvent } from '../stages/stage-event.js';
import type { ScanProgress } from './scan-jobs.js';

/** A running job, as far as a scan uses it. */
export interface ScanJobRun<Partial> extends Pick<JobRun, 'signal'> {
  progress: (value: ScanProgress) => void;
  partial: (value: Partial) => Promise<unknown>;
}

/** What a job reports of the stages of its scan. */
export interface StageReports<Shown extends object> {
  /** Listens to the scan. */
  onEvent: (event: StageEvent<Shown>) => void;
  /** Why the scan could not be stored; `null` where it was, or was not to be. */
  readonly storeFailure: Failure | null;
  /** Resolves when every partial result so far is durable, or lost together with the lease. */
  flush(): Promise<void>;
}

/** For each stage, in their order, what of its result a partial result says. */
export type StageSummaries<Shown extends object> = { [Stage in keyof Shown & string]: (result: Shown[Stage]) => unknown };

/** Turns the events of a scan into the progress and the partial results of its job. */
export function createStageReports<Shown extends object, Partial>(
  run: Omit<ScanJobRun<Partial>, 'signal'>,
  summaries: StageSummaries<Shown>,
): StageReports<Shown> {
  const stages = Object.keys(summaries);
  let storeFailure: Failure | null = null;
  let appended: Promise<unknown> = Promise.resolve();

  const progress = (stage: string, within: ScanProgress['within']): void => {
    run.progress({ stage, step: stages.indexOf(stage) + 1, steps: stages.length, within });
  };

  return {
    onEvent(event) {
      switch (event.type) {
        case 'stage-started':
          return progress(event.stage, null);
        case 'stage-progress': {
          const { stage, done, total, unit, label } = event;
          return progress(stage, { done, total, unit, ...(label === undefined ? {} : { label: plainText(label, 200) }) });
        }
        case 'partial': {
          const { stage, result } = event;
          const partial = { stage, summary: summaries[stage](result) } as Partial;
          // One after another, so that they are numbered in the order of the stages. One that cannot be kept must not cost the scan: where that
          // means a lost lease, the signal says so.
          appended = appended.then(() => run.partial(partial)).catch(() => {});
          return;
        }
        case 'stage-failed':
          if (event.stage === 'storing') storeFailure = event.error;
      }
    },
    get storeFailure() {
      return storeFailure;
    },
    flush: async () => void (await appended),
  };
}
