import { isSettled } from '@reposcan/queue';
import { z } from 'zod';
import type { Services } from '../composition/services.js';
import { idParams } from '../http/identifiers.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { snakeCased } from '../http/snake-case.js';
import { findJob } from './find-job.js';
import { jobSchema, partialSchema } from './job-schema.js';
import { jobView } from './job-view.js';
import { partialAnswer } from './partial-answer.js';

const steered = z.object({ job_id: z.string(), status: z.string() });

/** Looking at one job and steering it. */
export function jobRoutes({ queue, orchestrator }: Services): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/v1/jobs/:id',
      access: 'read',
      tag: 'jobs',
      summary: 'Look at a job.',
      params: idParams,
      replies: { 200: { description: 'The job.', schema: jobSchema } },
      handle: async ({ params: { id }, principal }) => ({ status: 200, body: jobView(await findJob(queue, principal, id)) }),
    }),
    route({
      method: 'get',
      path: '/api/v1/jobs/:id/results',
      access: 'read',
      tag: 'jobs',
      summary: 'What a job came to. The scan itself is behind `report` or `repositories`.',
      params: idParams,
      replies: {
        200: { description: 'The job has ended; `result` is null where it failed or was cancelled.', schema: resultsSchema },
        409: { description: 'It has not ended.' },
      },
      async handle({ params: { id }, principal }) {
        const job = await findJob(queue, principal, id);
        if (!isSettled(job.state)) throw new Problem(`The job is ${job.state}.`, { status: 409, code: 'job-not-finished', retryAfter: 2 });
        return { status: 200, body: resultsOf(job) };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/jobs/:id/partial',
      access: 'read',
      tag: 'jobs',
      summary: 'What a running job has found so far.',
      params: idParams,
      replies: { 200: { description: 'So far.', schema: partialAnswerSchema }, 409: { description: 'It does not run.' } },
      async handle({ params: { id }, principal }) {
        const job = await findJob(queue, principal, id);
        if (job.state !== 'active') throw new Problem(`The job is ${job.state}: only a running one has partial results.`, { status: 409, code: 'job-not-running' });
        return { status: 200, body: partialAnswer(job, await queue.partials(id)), headers: { 'Cache-Control': 'no-store' } };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/jobs/:id/cancel',
      access: 'scan',
      tag: 'jobs',
      summary: 'Cancel a job with all that follows from it.',
      params: idParams,
      replies: {
        200: { description: 'It had not started, and is cancelled.', schema: steered },
        202: { description: 'It runs, and will be cancelled within moments.', schema: steered },
        409: { description: 'It had ended.' },
      },
      async handle({ params: { id }, principal }) {
        await findJob(queue, principal, id);
        const answer = await orchestrator.cancel(id);
        if (answer === 'settled') throw new Problem('The job has ended.', { status: 409, code: 'job-finished' });
        return { status: answer === 'cancelled' ? 200 : 202, body: { job_id: id, status: answer === 'cancelled' ? 'cancelled' : 'cancelling' } };
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/jobs/:id/retry',
      access: 'scan',
      countsAsScan: true,
      tag: 'jobs',
      summary: 'Run a failed or cancelled job again, with all its attempts.',
      params: idParams,
      replies: { 202: { description: 'It waits.', schema: steered }, 409: { description: 'It has not failed, or another job scans the same by now.' } },
      async handle({ params: { id }, principal }) {
        await findJob(queue, principal, id);
        await queue.retry(id);
        return { status: 202, body: { job_id: id, status: 'waiting' }, headers: { Location: `/api/v1/jobs/${id}` } };
      },
    }),
  ];
}

const resultsSchema = z.object({
  job_id: z.string(),
  name: z.string(),
  status: z.string(),
  result: z.looseObject({}).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  links: z.object({ report: z.string().optional(), repositories: z.string().optional(), summary: z.string().optional() }),
});

const partialAnswerSchema = z.object({
  job_id: z.string(),
  progress: z.int(),
  stage: z.string().nullable(),
  files: z.int().nullable(),
  last_updated: z.iso.datetime(),
  partials: z.array(partialSchema),
});

function resultsOf(job: Awaited<ReturnType<typeof findJob>>): z.infer<typeof resultsSchema> {
  const user = encodeURIComponent(job.payload.userId);
  const links =
    job.result === null
      ? {}
      : job.name === 'deep-scan'
        ? { report: `/api/v1/repositories/${encodeURIComponent(job.result.runId)}/report` }
        : { repositories: `/api/v1/users/${user}/repositories?login=${encodeURIComponent(job.payload.login)}`, summary: `/api/v1/users/${user}/summary?login=${encodeURIComponent(job.payload.login)}` };
  const { job_id, name, status, error } = jobView(job);
  return { job_id, name, status, result: job.result === null ? null : snakeCased(job.result), error, links };
}
