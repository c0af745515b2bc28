import { createQueue, type QueueOptions } from '../engine/create-queue.js';
import type { Retention } from '../input/retention.js';
import type { JobQueue } from '../job-queue.js';
import type { JobTypes } from '../job.js';
import { createMemoryJobStore } from './memory-job-store.js';

/** How a memory queue works. */
export interface MemoryQueueOptions extends QueueOptions {
  retention?: Retention;
}

/** A queue that keeps its jobs in this process and loses them with it: for tests, and for work that nobody misses. */
export function createMemoryQueue<Jobs extends JobTypes = JobTypes>(options: MemoryQueueOptions = {}): JobQueue<Jobs> {
  return createQueue<Jobs>({
    ...options,
    store: createMemoryJobStore(options),
    capabilities: { durable: 'no', multiProcess: false, remoteCancelLatency: 0 },
  });
}
