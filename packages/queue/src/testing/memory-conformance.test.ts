import { describe, test } from 'vitest';
import { createQueue } from '../engine/create-queue.js';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import { queueConformance } from './queue-conformance.js';

const capabilities = { durable: 'no', multiProcess: false, remoteCancelLatency: 0 } as const;

describe('the memory queue', () => {
  queueConformance({
    test,
    create({ jobNames, clock }) {
      const store = createMemoryJobStore({ clock });
      return {
        queue: createQueue<ConformanceJobs>({ store: { ...store, close: async () => {} }, clock, jobNames, capabilities }),
        // Two queues on one store know of each other no more than two processes do.
        openAnother: (fork) => createQueue<ConformanceJobs>({ store: { ...store, close: async () => {} }, clock: fork, jobNames, capabilities }),
        dispose: () => store.close(),
      };
    },
    lacks: {
      reopen: 'jobs in memory do not outlive their process',
      spawnWorker: 'jobs in memory are out of reach for other processes',
    },
  });
});
