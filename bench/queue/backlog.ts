import { performance } from 'node:perf_hooks';
import type { JobQuery, JobQueue } from '@reposcan/queue';
import { median } from '../report/table.js';
import type { Adapter, BenchJobs } from './contestants/reposcan.js';

/** How many times as long one operation takes with 100,000 jobs waiting as with 1,000. */
export interface BacklogCost {
  operation: string;
  ratio: number;
  /** Milliseconds of one operation with 1,000 waiting, and with 100,000. */
  few: number;
  many: number;
}

type Queue = JobQueue<BenchJobs>;

/** One page of 100 each. */
const listings: Readonly<Record<string, JobQuery>> = {
  'list the newest': {},
  'list the oldest': { order: 'asc' },
  'list the waiting': { states: ['waiting'], order: 'asc' },
  'list by priority': { sort: 'priority', names: ['bench'] },
  'list by settling': { sort: 'settledAt' },
  'list one name': { names: ['bench'], states: ['waiting', 'failed'] },
  'list those enqueued before this run': { enqueuedTo: performance.timeOrigin },
  'list the failed, of which there are none': { states: ['failed'] },
};

/** Measures one queue with 1,000 and one with 100,000 jobs, taking turns, so that what slows the machine down for a while slows both. */
export async function backlogCostsOf(adapter: Adapter): Promise<BacklogCost[]> {
  const few = await filled(adapter, 1_000);
  const many = await filled(adapter, 100_000);
  const queues: readonly [Queue, Queue] = [few, many];
  try {
    const costs = [await compared('count', queues, 60, (queue) => timed(() => queue.counts()))];
    for (const [operation, query] of Object.entries(listings)) costs.push(await compared(operation, queues, 60, (queue) => timed(() => queue.list(query))));
    costs.push(await compared('claim and settle one', queues, 40, async (queue) => (await timeToStart(queue, 1, 20, false)) / 20));
    costs.push(await compared('claim 100', queues, 20, async (queue) => (await timeToStart(queue, 100, 100, true)) / 100));
    return costs;
  } finally {
    await Promise.all(queues.map((queue) => queue.close({ graceMs: 0 })));
  }
}

async function filled(adapter: Adapter, jobs: number): Promise<Queue> {
  const queue = adapter.create();
  for (let from = 0; from < jobs; from += 1_000) {
    await queue.enqueueMany(Array.from({ length: 1_000 }, (_, index) => ({ name: 'bench', payload: { index: from + index }, options: { priority: index % 5 } })));
  }
  return queue;
}

async function compared(operation: string, [few, many]: readonly [Queue, Queue], times: number, measure: (queue: Queue) => Promise<number>): Promise<BacklogCost> {
  const samples: [number[], number[]] = [[], []];
  for (let run = -2; run < times; run++) {
    const pair = [await measure(few), await measure(many)] as const;
    if (run < 0) continue;
    samples[0].push(pair[0]);
    samples[1].push(pair[1]);
  }
  const [a, b] = [median(samples[0]), median(samples[1])];
  return { operation, ratio: b / a, few: a, many: b };
}

/** Milliseconds until so many jobs have been started, and, unless they are held, settled. Held ones are given back. */
async function timeToStart(queue: Queue, concurrency: number, starts: number, held: boolean): Promise<number> {
  let count = 0;
  let enough = () => {};
  const done = new Promise<void>((resolve) => (enough = resolve));
  const began = performance.now();
  const worker = queue.work(
    {
      bench: async ({ signal }) => {
        if ((count += 1) === starts) enough();
        if (held || count >= starts) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        return null;
      },
    },
    { concurrency },
  );
  await done;
  const taken = performance.now() - began;
  await worker.close({ graceMs: 0 });
  return taken;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
