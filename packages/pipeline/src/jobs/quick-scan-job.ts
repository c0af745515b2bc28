import type { AccountScan } from '@reposcan/core';
import type { FlowInput, JobHandlers, JobQueue } from '@reposcan/queue';
import type { QuickScanResults } from '../quick-scan/quick-scan-results.js';
import { cancelScan } from './cancel-scan.js';
import { dedupKey } from './dedup-key.js';
import { runScanJob } from './scan-job.js';
import { deepScanPayload, jobOptionsOf, priorities } from './scan-job-options.js';
import type { QuickScanJobResult, ScanJobs } from './scan-jobs.js';
import type { ScanRunner } from './scan-runner.js';
import { quickScanSummaries } from './stage-partials.js';
import type { TokenFor } from './token-for.js';

type Handler = NonNullable<JobHandlers<ScanJobs>['quick-scan']>;
type QuickScanJob = Parameters<Handler>[0]['job'];

/** Runs `quick-scan` jobs: scans the account and, where that was asked for, enqueues the deep scans of what it selected. */
export function quickScanJob(queue: JobQueue<ScanJobs>, runner: ScanRunner, tokenFor: TokenFor | undefined): Handler {
  return (run) => {
    const { id, payload } = run.job;
    const { login, userId, store, enrich, deepScans } = payload;
    return runScanJob<Required<QuickScanResults>, AccountScan, QuickScanJobResult, Parameters<typeof run.partial>[0]>(run, {
      summaries: quickScanSummaries,
      userId,
      tokenTarget: { login },
      tokenFor,
      scan: (options) => runner.quickScan(id, { ...options, login, userId, store, enrich }),
      finish: async (scan) => {
        const { summary, selected, timings, warnings } = scan;
        return {
          runId: id,
          stored: store,
          totalMs: timings.totalMs,
          warnings: warnings.length,
          summary,
          selected: selected.map(({ nameWithOwner, score, category }) => ({ nameWithOwner, score, category })),
          deepScans: deepScans && selected.length > 0 ? await enqueueDeepScans(queue, run.job, scan, run.signal) : null,
        };
      },
    });
  };
}

/** One deep scan for each selected repository, and the job that waits for them. A job that is cancelled meanwhile takes them with it. */
async function enqueueDeepScans(
  queue: JobQueue<ScanJobs>,
  { id, payload, maxAttempts: attempts, timeoutMs }: QuickScanJob,
  { selected }: AccountScan,
  signal: AbortSignal,
): Promise<NonNullable<QuickScanJobResult['deepScans']>> {
  const { login, userId } = payload;
  const options = { attempts, ...(timeoutMs === null ? {} : { timeoutMs }) };
  const flow: FlowInput<ScanJobs> = {
    name: 'account-deep-scan',
    payload: { login, userId },
    options: { ...jobOptionsOf(options, priorities.account), dedup: { key: dedupKey('account-deep-scan', userId, login.toLowerCase()) } },
    children: selected.map(({ nameWithOwner, url }) => ({
      name: 'deep-scan',
      payload: { ...deepScanPayload({ url, userId }), nameWithOwner },
      options: jobOptionsOf(options, priorities.repository),
    })),
    onChildFailure: 'ignore',
  };
  signal.throwIfAborted();
  const enqueued = await queue.enqueueFlow(flow);

  // A cancel may have come in between. One that comes later finds the deep scans in the result of the job.
  if (enqueued.created && (await queue.get(id))?.cancelRequested === true) await cancelScan(queue, enqueued.id);
  return enqueued;
}
