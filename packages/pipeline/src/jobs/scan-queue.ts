import type { Enqueued, JobHandlers, JobQueue, Worker, WorkerOptions } from '@reposcan/queue';
import type { ScanStore } from '@reposcan/storage';
import { accountDeepScanJob } from './account-deep-scan-job.js';
import { cancelScan, type CancelAnswer } from './cancel-scan.js';
import { deepScanJob } from './deep-scan-job.js';
import { dedupKey } from './dedup-key.js';
import { quickScanJob } from './quick-scan-job.js';
import {
  deepScanPayload,
  jobOptionsOf,
  priorities,
  quickScanPayload,
  type EnqueueAccountScanOptions,
  type EnqueueQuickScanOptions,
  type EnqueueScanOptions,
} from './scan-job-options.js';
import type { ScanJobs } from './scan-jobs.js';
import type { ScanRunner } from './scan-runner.js';
import type { TokenFor } from './token-for.js';

/** What scans need to become jobs. */
export interface ScanQueueOptions {
  queue: JobQueue<ScanJobs>;
  runner: ScanRunner;
  storage: ScanStore;
  tokenFor: TokenFor | undefined;
}

/** Scans as jobs: enqueueing, running and cancelling them. `ScanOrchestrator` says what holds. */
export class ScanQueue {
  readonly #options: ScanQueueOptions;

  constructor(options: ScanQueueOptions) {
    this.#options = options;
  }

  quickScan(options: EnqueueQuickScanOptions): Promise<Enqueued> {
    return this.#enqueueAccount('quick-scan', options, false);
  }

  accountScan(options: EnqueueAccountScanOptions): Promise<Enqueued> {
    return this.#enqueueAccount('account-scan', { ...options, store: true }, true);
  }

  scan(options: EnqueueScanOptions): Promise<Enqueued> {
    const payload = deepScanPayload(options);
    const { target, ref, userId } = payload;
    const key = dedupKey('deep-scan', userId, 'url' in target ? target.url : target.path, ref);
    return this.#options.queue.enqueue('deep-scan', payload, { ...jobOptionsOf(options, priorities.repository), dedup: { key } });
  }

  work(options: WorkerOptions): Worker {
    const { queue, runner, storage, tokenFor } = this.#options;
    const handlers: JobHandlers<ScanJobs> = {
      'quick-scan': quickScanJob(queue, runner, tokenFor),
      'account-deep-scan': accountDeepScanJob(queue),
      ...(runner.deepScan === null ? {} : { 'deep-scan': deepScanJob(runner.deepScan, storage, tokenFor) }),
    };
    return queue.work(handlers, options);
  }

  cancel(id: string): Promise<CancelAnswer> {
    return cancelScan(this.#options.queue, id);
  }

  #enqueueAccount(kind: 'quick-scan' | 'account-scan', options: EnqueueQuickScanOptions, deepScans: boolean): Promise<Enqueued> {
    const payload = quickScanPayload(options, deepScans);
    const key = dedupKey(kind, payload.userId, payload.login.toLowerCase());
    return this.#options.queue.enqueue('quick-scan', payload, { ...jobOptionsOf(options, priorities.account), dedup: { key } });
  }
}
