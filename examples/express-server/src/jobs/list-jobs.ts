import type { ScanJobs } from '@reposcan/pipeline';
import type { JobQuery, JobQueue } from '@reposcan/queue';
import type { ScanJob } from './job-view.js';

/** Which jobs to list. */
export interface JobFilter extends Pick<JobQuery, 'states' | 'names' | 'sort' | 'order'> {
  /** `null`: everybody's. */
  userId: string | null;
}

/** How far a listing by page numbers looks: retention keeps 150 settled jobs, so only a long backlog is longer. */
const mostJobs = 10_000;

/** Some of the jobs that pass a filter, and how many there are, up to 10,000. The queue does not know users: their jobs are picked here. */
export async function pageOfJobs(
  queue: Pick<JobQueue<ScanJobs>, 'list'>,
  { userId, ...query }: JobFilter,
  page: number,
  perPage: number,
): Promise<{ jobs: ScanJob[]; total: number }> {
  const first = (page - 1) * perPage;
  const jobs: ScanJob[] = [];
  let total = 0;
  let looked = 0;
  let cursor: string | null = null;
  do {
    const found: { items: ScanJob[]; nextCursor: string | null } = await queue.list({ ...query, limit: 1_000, ...(cursor === null ? {} : { cursor }) });
    for (const job of found.items) {
      if (userId !== null && job.payload.userId !== userId) continue;
      if (total >= first && jobs.length < perPage) jobs.push(job);
      total += 1;
    }
    looked += found.items.length;
    cursor = found.nextCursor;
  } while (cursor !== null && looked < mostJobs);
  return { jobs, total };
}

/** The jobs after a cursor. Of a user who has few among many, a page may hold fewer than asked for, even none, before the last. */
export async function jobsAfter(
  queue: Pick<JobQueue<ScanJobs>, 'list'>,
  { userId, ...query }: JobFilter,
  cursor: string,
  limit: number,
): Promise<{ jobs: ScanJob[]; nextCursor: string | null }> {
  const { items, nextCursor } = await queue.list({ ...query, limit, ...(cursor === '' ? {} : { cursor }) });
  return { jobs: userId === null ? items : items.filter(({ payload }) => payload.userId === userId), nextCursor };
}
