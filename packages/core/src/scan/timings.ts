/** How long one stage took. Milliseconds. */
export interface StageTiming {
  stage: string;
  ms: number;
  /** What the stage should take at most; `null` where there is no target. */
  targetMs: number | null;
  /** Whether it took longer than its target. */
  exceeded: boolean;
  status: 'completed' | 'failed' | 'skipped' | 'aborted';
}

/** How long a scan took. Milliseconds. */
export interface ScanTimings {
  /** ISO 8601 */
  startedAt: string;
  totalMs: number;
  targetMs: number | null;
  exceeded: boolean;
  /** In the order in which they ran. */
  stages: StageTiming[];
}
