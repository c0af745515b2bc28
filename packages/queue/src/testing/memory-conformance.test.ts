import { describe, test } from 'vitest';
import { createQueue } from '../engine/create-queue.js';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import { queueConformance } from './queue-conformance.js';
import type { QueueSetup, QueueUnderTest } from './queue-under-test.js';

const capabilities = { durable: 'no', multiProcess: false, remoteCancelLatency: 0 } as const;

/** Handles on one memory store know of each other no more than processes do. */
function create({ jobNames, clock }: QueueSetup): QueueUnderTest {
  const store = { ...createMemoryJobStore({ clock }), close: async () => {} };
  const open = (ownClock = clock) => createQueue<ConformanceJobs>({ store, clock: ownClock, jobNames, capabilities });
  return { queue: open(), openAnother: open };
}

const lacks = {
  reopen: 'jobs in memory do not outlive their process',
  spawnWorker: 'jobs in memory are out of reach for other processes',
};

describe('the memory queue', () => {
  queueConformance({ test, create, lacks });
});

describe('the memory queue by the clock of the machine', () => {
  const groups = ['progress', 'timeouts'];

  queueConformance({
    test: (name, run) => (groups.includes(name.split(':')[0] ?? '') && !name.includes('[skipped') ? test(name, run) : undefined),
    create,
    lacks: { ...lacks, clock: 'these few show that the kit does without' },
  });
});
