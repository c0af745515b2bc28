import type { JobHandler } from '../worker.js';
import type { Job } from '../job.js';

interface AnyJob {
  payload: unknown;
  result: unknown;
  progress: unknown;
  partial: unknown;
}

/** The kinds of jobs that the kit enqueues. */
export type ConformanceJobs = { task: AnyJob; other: AnyJob; parent: AnyJob };

/** Their names. Every queue under test is told them. */
export const conformanceJobNames = ['task', 'other', 'parent'] as const satisfies readonly (keyof ConformanceJobs)[];

/** Runs jobs of any of these kinds. */
export type ConformanceHandler = JobHandler<Job<AnyJob, keyof ConformanceJobs>, unknown, unknown>;
