import type { ScanJobs } from '@reposcan/pipeline';
import type { JobQueue } from '@reposcan/queue';
import { maySee, type Principal } from '../auth/principal.js';
import { notFound } from '../http/problem.js';
import type { ScanJob } from './job-view.js';

/** A job that somebody may see. @throws Problem 404, for another user's too: that it exists is nobody's business */
export async function findJob(queue: Pick<JobQueue<ScanJobs>, 'get'>, principal: Principal, id: string): Promise<ScanJob> {
  const job = await queue.get(id);
  if (job === null || !maySee(principal, job.payload.userId)) throw notFound('job');
  return job;
}
