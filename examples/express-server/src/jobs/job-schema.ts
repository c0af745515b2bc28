import { jobStates, type JobState } from '@reposcan/queue';
import { z } from 'zod';
import { scanJobNames } from '@reposcan/pipeline';

export const jobStatusSchema = z.enum(jobStates satisfies readonly JobState[]);
export const jobNameSchema = z.enum(scanJobNames);

/** Where a running scan is. */
export const progressSchema = z
  .object({
    percent: z.int().min(0).max(100),
    stage: z.string(),
    step: z.int(),
    steps: z.int(),
    within: z.object({ done: z.number(), total: z.number().nullable(), unit: z.string(), label: z.string().optional() }).nullable(),
  })
  .meta({ id: 'Progress' });

/** A job as the API shows it. */
export const jobSchema = z
  .object({
    job_id: z.string(),
    name: jobNameSchema,
    status: jobStatusSchema,
    /** A login, a URL or a path. */
    target: z.string(),
    user_id: z.string(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
    /** Of a job that waits for its next attempt. */
    next_attempt_at: z.iso.datetime().nullable(),
    attempts: z.int(),
    max_attempts: z.int(),
    cancel_requested: z.boolean(),
    progress: progressSchema.nullable(),
    partials: z.int(),
    parent_id: z.string().nullable(),
    /** The scan in the store, once there is one. */
    run_id: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Job' });

/** A stage that has completed, and what it gave. */
export const partialSchema = z
  .object({ seq: z.int(), attempt: z.int(), at: z.iso.datetime(), stage: z.string(), summary: z.looseObject({}) })
  .meta({ id: 'Partial' });
