import { QueueError, type JobQueue } from '@reposcan/queue';
import { childrenOf } from './account-deep-scan-job.js';
import type { ScanJobs } from './scan-jobs.js';

/** What cancelling came to, as `JobQueue.cancel` says it. */
export type CancelAnswer = 'cancelled' | 'requested' | 'settled';

/**
 * Cancels a scan job and everything that it brought about: the deep scans after an account's quick scan, and those of them that run. Rejects with
 * the queue's `NOT_FOUND`.
 */
export async function cancelScan(queue: JobQueue<ScanJobs>, id: string): Promise<CancelAnswer> {
  const answer = await queue.cancel(id);
  const job = await queue.get(id);
  if (job?.name === 'quick-scan' && job.result?.deepScans) return (await unlessGone(cancelScan(queue, job.result.deepScans.id))) ?? answer;
  if (job?.name === 'account-deep-scan') {
    // The queue itself cancels those that had not started.
    for await (const child of childrenOf(queue, id)) await unlessGone(queue.cancel(child.id));
  }
  return answer;
}

/** `null` for a job that the queue keeps no longer. */
async function unlessGone(cancelling: Promise<CancelAnswer>): Promise<CancelAnswer | null> {
  try {
    return await cancelling;
  } catch (error) {
    if (error instanceof QueueError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
