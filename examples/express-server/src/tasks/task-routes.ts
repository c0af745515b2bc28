import { z } from 'zod';
import type { Services } from '../composition/services.js';
import { idSchema, userIdSchema } from '../http/identifiers.js';
import { scanUserOf } from '../auth/principal.js';
import { route, type Route } from '../http/route.js';
import { findJob } from '../jobs/find-job.js';
import { repoUrlSchema } from '../scans/repo-url.js';
import { refuseGithubToken } from '../scans/token-header.js';
import { taskInfo, taskSchema } from './task-info.js';

/** Summarising a repository: a deep scan, asked for and watched in the words of a task. */
export function taskRoutes({ orchestrator, queue, store, urls }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/summarize',
      access: 'scan',
      countsAsScan: true,
      idempotent: true,
      tag: 'tasks',
      summary: 'Summarise a repository.',
      headers: { 'Idempotency-Key': 'Makes a repeat of this request harmless for a day.' },
      body: z.strictObject({ repo_url: repoUrlSchema, user_id: userIdSchema.optional() }),
      replies: { 202: { description: 'The task.', schema: z.object({ task_id: z.string(), status: z.literal('pending'), message: z.string() }) } },
      async handle({ body: { repo_url, user_id }, principal, request }) {
        refuseGithubToken(request);
        const userId = scanUserOf(principal, user_id);
        const { url } = await urls.clone(repo_url);
        const { id, created } = await orchestrator.enqueueScan({ url, userId });
        const message = created ? `The scan of ${url} is queued.` : `A scan of ${url} is under way; this is its task.`;
        return { status: 202, body: { task_id: id, status: 'pending', message }, headers: { Location: `/api/v1/info/${id}`, 'Retry-After': '1' } };
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/info/:task_id',
      access: 'read',
      tag: 'tasks',
      summary: 'How far a task is, and what it gave.',
      params: z.strictObject({ task_id: idSchema }),
      replies: { 200: { description: 'The task.', schema: taskSchema } },
      async handle({ params: { task_id }, principal }) {
        const job = await findJob(queue, principal, task_id);
        const done = job.name === 'deep-scan' && job.state === 'completed' ? job.result : null;
        return { status: 200, body: taskInfo(job, done === null ? null : await store.getRepositoryScan(job.payload.userId, done.runId)) };
      },
    }),
  ];
}
