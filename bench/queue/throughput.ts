import { performance } from 'node:perf_hooks';
import type { Contestant, OpenQueue } from './contestant.js';

/** What one round of one contestant gave, in jobs per second. */
export interface Throughput {
  enqueue: number;
  /** `null`: it cannot. */
  enqueueMany: number | null;
  processOne: number;
  processFifty: number;
  /** Enqueueing one by one and processing, at 1 and 50 at a time: the whole life of a job. */
  lifeOne: number;
  lifeFifty: number;
}

/** Measures one round; with one job at a time, half as many jobs. Enqueueing has 50 calls in flight, as a server would; processing begins with all jobs enqueued. */
export async function throughputOf(contestant: Contestant): Promise<Throughput> {
  const { jobs } = contestant;
  const half = Math.ceil(jobs / 2);
  const one = await life(contestant, half, 1);
  const fifty = await life(contestant, jobs, 50);
  return {
    enqueue: Math.max(half / one.enqueueing, jobs / fifty.enqueueing),
    enqueueMany: await enqueueingMany(contestant, jobs),
    processOne: half / one.processing,
    processFifty: jobs / fifty.processing,
    lifeOne: half / (one.enqueueing + one.processing),
    lifeFifty: jobs / (fifty.enqueueing + fifty.processing),
  };
}

/** Seconds. */
async function life(contestant: Contestant, jobs: number, concurrency: number): Promise<{ enqueueing: number; processing: number }> {
  const queue = await contestant.open();
  try {
    const enqueueing = await seconds(() => enqueueAll(queue, jobs));
    const processing = await processAll(queue, jobs, concurrency);
    return { enqueueing, processing };
  } finally {
    await queue.close();
  }
}

async function enqueueingMany(contestant: Contestant, jobs: number): Promise<number | null> {
  const queue = await contestant.open();
  const { enqueueMany } = queue;
  try {
    if (enqueueMany === undefined) return null;
    const taken = await seconds(async () => {
      for (let from = 0; from < jobs; from += 1_000) await enqueueMany(indexes(from, Math.min(jobs, from + 1_000)));
    });
    return jobs / taken;
  } finally {
    await queue.close();
  }
}

async function enqueueAll(queue: OpenQueue, jobs: number): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < jobs) await queue.enqueue(next++);
  };
  await Promise.all(Array.from({ length: 50 }, lane));
}

/** Seconds until the queue has written down that the last job is done. */
async function processAll(queue: OpenQueue, jobs: number, concurrency: number): Promise<number> {
  let settled = 0;
  let lastSettled = () => {};
  const done = new Promise<void>((resolve) => (lastSettled = resolve));
  const began = performance.now();
  const onSettled = () => {
    if ((settled += 1) === jobs) lastSettled();
  };
  const working = await queue.work({ concurrency, onStart: () => {}, onSettled });
  await Promise.race([done, working.failed ?? done]);
  const taken = (performance.now() - began) / 1_000;
  await working.stop();
  return taken;
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
