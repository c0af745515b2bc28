import type { JobHandlers, JobQueue } from '@reposcan/queue';
import type { AccountDeepScanResult, ScanJobs } from './scan-jobs.js';

type Handler = NonNullable<JobHandlers<ScanJobs>['account-deep-scan']>;

/** Runs `account-deep-scan` jobs, which start when all their deep scans are settled: lists what became of each. */
export function accountDeepScanJob(queue: JobQueue<ScanJobs>): Handler {
  return async ({ job }) => {
    const repositories: AccountDeepScanResult['repositories'] = [];
    for await (const child of childrenOf(queue, job.id)) {
      if (child.name !== 'deep-scan') continue;
      const { id: jobId, state, payload, failure } = child;
      const nameWithOwner = payload.nameWithOwner ?? '';
      repositories.push({ nameWithOwner, jobId, state, failure: state === 'completed' ? null : (failure?.message ?? null) });
    }
    return { repositories };
  };
}

/** The jobs that a job waits for, in the order in which they were enqueued. */
export async function* childrenOf(queue: JobQueue<ScanJobs>, parentId: string) {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof queue.list>> = await queue.list({
      parentId,
      sort: 'enqueuedAt',
      order: 'asc',
      limit: 1_000,
      ...(cursor === null ? {} : { cursor }),
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
