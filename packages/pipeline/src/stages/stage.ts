import type { ScanTimings, Warning } from '@reposcan/core';
import type { CleanUp } from './clean-ups.js';

/** How far a stage is. */
export interface StageProgress {
  done: number;
  /** `null`: nobody knows how much there is. */
  total: number | null;
  /** What `done` and `total` count: `repositories`, `files`, `percent`, … */
  unit: string;
  /** The step within the stage, such as `receiving objects`. */
  label?: string;
}

/** A run until now: the stages that have finished, and all warnings. */
export interface RunReport {
  timings: ScanTimings;
  warnings: Warning[];
}

/** What a stage may do besides its work, while it runs. The members may be taken apart. */
export interface Stage {
  readonly name: string;
  /** Aborts when the run is aborted. The stage then ends soon, and the run waits for it. */
  readonly signal: AbortSignal;
  /** Tells the listener how far this stage is. Ignored once the stage has ended. */
  readonly progress: (progress: StageProgress) => void;
  /** Adds a warning to the result, under this stage's name unless it carries one. Ignored once the stage has ended. */
  readonly warn: (warning: Warning) => void;
  /**
   * Registers a clean-up that runs when the whole run ends, however it ends; the last one registered runs first. One that fails becomes a
   * `CLEANUP_FAILED` warning and keeps neither the other clean-ups nor the result back.
   */
  readonly defer: (cleanUp: CleanUp) => void;
  /** The run until now, for a stage that stores it. */
  readonly soFar: () => RunReport;
}
