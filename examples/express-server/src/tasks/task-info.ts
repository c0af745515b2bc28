import type { RepositoryScan } from '@reposcan/core';
import { isSettled } from '@reposcan/queue';
import { z } from 'zod';
import { snakeCased } from '../http/snake-case.js';
import { isoTime } from '../http/times.js';
import { progressView, targetOf, type ScanJob } from '../jobs/job-view.js';

const graphSchema = z.object({ nodes: z.array(z.object({ id: z.string() })), edges: z.array(z.object({ source: z.string(), target: z.string() })) });

export const taskSchema = z
  .object({
    task_id: z.string(),
    task_status: z.enum(['pending', 'running', 'finished', 'failed']),
    task_meta: z
      .object({
        url: z.string(),
        stage: z.string().nullable().optional(),
        started_at: z.iso.datetime().nullable().optional(),
        summary: z.looseObject({}).nullable().optional(),
        stats: z.looseObject({}).optional(),
        dependency_graph: graphSchema.nullable().optional(),
        finished_at: z.iso.datetime().nullable().optional(),
        error: z.string().optional(),
      })
      .describe('Grows while the scan runs.'),
  })
  .meta({ id: 'Task' });

/** A job seen as a task. @param report the report of a finished one; `null` where the store no longer has it */
export function taskInfo(job: ScanJob, report: RepositoryScan | null): z.infer<typeof taskSchema> {
  const started = { url: targetOf(job), stage: progressView(job)?.stage ?? null, started_at: isoTime(job.startedAt) };
  if (!isSettled(job.state)) {
    // Between two attempts it is under way too.
    return job.attempts === 0
      ? { task_id: job.id, task_status: 'pending', task_meta: { url: started.url } }
      : { task_id: job.id, task_status: 'running', task_meta: started };
  }
  const finished_at = isoTime(job.settledAt);
  if (job.state !== 'completed') {
    return { task_id: job.id, task_status: 'failed', task_meta: { ...started, error: job.failure?.message ?? `The scan was ${job.state}.`, finished_at } };
  }
  const { summary = null, stats = {}, importGraph = null } = report ?? {};
  const task_meta = {
    ...started,
    summary: summary === null ? null : snakeCased(summary),
    stats: snakeCased(stats),
    dependency_graph: importGraph && { nodes: importGraph.files.map((id) => ({ id })), edges: importGraph.edges.map(({ from, to }) => ({ source: from, target: to })) },
    finished_at,
  };
  return { task_id: job.id, task_status: 'finished', task_meta };
}
