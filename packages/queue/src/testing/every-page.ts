import type { Job } from '../job.js';
import type { JobQuery, JobQueue } from '../job-queue.js';
import type { ConformanceJobs } from './conformance-jobs.js';

/** The jobs of all pages of a listing, in order. */
export async function everyPage(queue: JobQueue<ConformanceJobs>, query: Omit<JobQuery, 'cursor'> = {}): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await queue.list({ limit: 1_000, ...query, ...(cursor === undefined ? {} : { cursor }) });
    jobs.push(...page.items);
    if (page.nextCursor === null) return jobs;
    cursor = page.nextCursor;
  }
}
