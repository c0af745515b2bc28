import type { ScanJobs, ScanProgress } from '@reposcan/pipeline';
import type { JobOf, PartialResult } from '@reposcan/queue';
import type { z } from 'zod';
import { snakeCased } from '../http/snake-case.js';
import { isoTime } from '../http/times.js';
import type { jobSchema, partialSchema, progressSchema } from './job-schema.js';

/** A job of a scan. */
export type ScanJob = JobOf<ScanJobs>;

/** A job as the API shows it. */
export function jobView(job: ScanJob): z.infer<typeof jobSchema> {
  return {
    job_id: job.id,
    name: job.name,
    status: job.state,
    target: targetOf(job),
    user_id: job.payload.userId,
    created_at: isoTime(job.enqueuedAt),
    started_at: isoTime(job.startedAt),
    finished_at: isoTime(job.settledAt),
    next_attempt_at: job.state === 'delayed' ? isoTime(job.runAt) : null,
    attempts: job.attempts,
    max_attempts: job.maxAttempts,
    cancel_requested: job.cancelRequested,
    progress: progressView(job),
    partials: job.partials,
    parent_id: job.parentId,
    run_id: job.result !== null && 'runId' in job.result ? job.result.runId : null,
    error: job.failure === null ? null : { code: job.failure.code, message: job.failure.message },
  };
}

/** What is scanned: a login, a URL or a path. */
export function targetOf({ payload }: ScanJob): string {
  if ('login' in payload) return payload.login;
  return 'url' in payload.target ? payload.target.url : payload.target.path;
}

/** Where a job is; `null` before its first stage. */
export function progressView({ progress, state }: ScanJob): z.infer<typeof progressSchema> | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { stage, step, steps, within } = progress as ScanProgress;
  const percent = state === 'completed' ? 100 : percentOf(progress as ScanProgress);
  return { percent, stage, step, steps, within: within === null ? null : within };
}

/** Of the stages, each counted alike, those that are done and what the running one says. */
function percentOf({ step, steps, within }: ScanProgress): number {
  const share = within !== null && within.total !== null && within.total > 0 ? Math.min(1, within.done / within.total) : 0;
  return Math.min(99, Math.max(0, Math.floor(((step - 1 + share) / Math.max(1, steps)) * 100)));
}

/** A partial result as the API shows it. */
export function partialView({ seq, attempt, at, value }: PartialResult): z.infer<typeof partialSchema> {
  const { stage, summary } = value as { stage: string; summary: object };
  return { seq, attempt, at: isoTime(at), stage, summary: snakeCased(summary) };
}
