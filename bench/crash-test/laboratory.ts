import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAttemptLog } from './attempt-log.js';
import type { CrashJobs, CrashQueue } from './crash-job.js';
import { judge, type Disturbance, type FinalJob, type Verdict } from './judge.js';
import { openQueue, type QueueAddress } from './queue-address.js';
import { createWorkerPool, type WorkerPool } from './worker-pool.js';

/** One experiment. */
export interface Experiment {
  address: QueueAddress;
  /** Where the workers find the queue. @default as the laboratory does */
  workerAddress?: QueueAddress;
  /** Folder for the log of attempts. */
  scratch: string;
  jobs: number;
  /** SIGKILLs at random moments. */
  kills: number;
  /** Times that a worker is stopped until its lease has run out twice. @default 0 */
  stops?: number;
  /** Takes the store away for a moment; done so many times. @default none */
  outages?: { times: number; cut: () => Promise<{ from: number; to: number }> };
  /** @default 3 */
  workers?: number;
  /** Jobs at a time in each worker process. @default 1 */
  concurrency?: number;
  leaseMs: number;
  /** Longest duration of a job; each takes a random part of it. @default 60 */
  jobMs?: number;
  /** Gives up after so long. */
  withinMs: number;
  /** 0–1. @default Math.random */
  chance?: () => number;
}

/** What came of an experiment. */
export interface Outcome extends Verdict {
  kills: number;
  stops: number;
  outages: number;
  /** Runs whose worker learned that it had lost its lease. */
  fenced: number;
  /** Worker processes that did not end by themselves after `close`. */
  hung: number;
  /** Errors of workers that no job is to blame for. */
  errors: readonly string[];
  seconds: number;
}

/** Works jobs off with several processes, kills and stops these meanwhile, and judges what came of it. Ends its own processes, whatever happens. */
export async function experiment(plan: Experiment): Promise<Outcome> {
  const { address, workerAddress = address, scratch, leaseMs, workers = 3, concurrency = 1, chance = Math.random } = plan;
  const began = Date.now();
  const logFile = join(scratch, 'attempts.log');
  const queue = openQueue<CrashJobs>(address);
  try {
    const observer = observeSettled(queue);
    const pool = createWorkerPool({ size: workers, chance, address: workerAddress, logFile, concurrency, leaseMs });
    let hung = 0;
    let done: { enqueued: string[]; disturbances: Disturbance[] };
    try {
      await pool.ready();
      done = await disturb(plan, { queue, pool, chance, deadline: began + plan.withinMs });
    } finally {
      await observer.stop();
      hung = await pool.close(15_000);
    }

    const { enqueued, disturbances } = done;
    const log = await readAttemptLog(logFile);
    const final = await finalJobs(queue);
    const times = (kind: Disturbance['kind']) => disturbances.filter((disturbance) => disturbance.kind === kind).length;
    return {
      ...judge({ enqueued, final, log, disturbances, leaseMs, seenSettledAt: observer.seen }),
      kills: times('kill'),
      stops: times('stop'),
      outages: times('outage'),
      fenced: log.filter((entry) => entry.type === 'aborted' && entry.code === 'LEASE_LOST').length,
      hung,
      errors: pool.errors,
      seconds: (Date.now() - began) / 1000,
    };
  } finally {
    await queue.close();
  }
}

interface Stage {
  queue: CrashQueue;
  pool: WorkerPool;
  chance: () => number;
  /** Milliseconds since the epoch. */
  deadline: number;
}

/** Enqueues the jobs bit by bit, does one thing to a worker or the store after each bit, and waits until all jobs are settled. */
async function disturb(plan: Experiment, { queue, pool, chance, deadline }: Stage): Promise<{ enqueued: string[]; disturbances: Disturbance[] }> {
  const { jobs, kills, stops = 0, outages, leaseMs, jobMs = 60 } = plan;
  const acts = shuffled(
    [
      ...repeated(kills, () => pool.kill()),
      ...repeated(stops, () => pool.stop(2 * leaseMs)),
      ...(outages === undefined ? [] : repeated(outages.times, async () => ({ kind: 'outage' as const, ...(await outages.cut()) }))),
    ],
    chance,
  );
  const enqueued: string[] = [];
  const enqueueUpTo = async (count: number) => {
    const inputs = Array.from({ length: count - enqueued.length }, (_, index) => {
      const payload = { index: enqueued.length + index, ms: Math.round(chance() * jobMs) };
      // A job may be hit more than once: only a queue that miscounts uses up so many attempts.
      return { name: 'crash' as const, payload, options: { attempts: 20 } };
    });
    for (const { id } of await queue.enqueueMany(inputs)) enqueued.push(id);
  };

  const disturbances: Disturbance[] = [];
  for (const [index, act] of acts.entries()) {
    if (Date.now() > deadline) break;
    await enqueueUpTo(Math.round((jobs * (index + 1)) / acts.length));
    await sleep(chance() * 2 * jobMs);
    disturbances.push(await act());
  }
  if (enqueued.length < jobs) await enqueueUpTo(jobs);
  while (Date.now() < deadline) {
    const { waiting, delayed, blocked, active } = await queue.counts();
    if (waiting + delayed + blocked + active === 0) break;
    await sleep(100);
  }
  return { enqueued, disturbances };
}

/** Writes down when each job was first seen to be settled: a settled job must never change. */
function observeSettled(queue: CrashQueue): { seen: ReadonlyMap<string, number>; stop: () => Promise<void> } {
  const seen = new Map<string, number>();
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      try {
        const { items } = await queue.list({ states: ['completed', 'failed', 'cancelled'], sort: 'settledAt', limit: 500 });
        for (const { id, settledAt } of items) if (settledAt !== null && !seen.has(id)) seen.set(id, settledAt);
      } catch {
        // The store is away for a moment, as the experiment wants it.
      }
      await sleep(250);
    }
  })();
  return {
    seen,
    async stop() {
      stopped = true;
      await watching;
    },
  };
}

async function finalJobs(queue: CrashQueue): Promise<FinalJob[]> {
  const jobs: FinalJob[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await queue.list({ limit: 1_000, ...(cursor ? { cursor } : {}) });
    for (const { id, state, attempts, settledAt, result } of page.items) jobs.push({ id, state, attempts, settledAt, result });
    cursor = page.nextCursor;
  } while (cursor !== null);
  return jobs;
}

function repeated(times: number, act: () => Promise<Disturbance>): (() => Promise<Disturbance>)[] {
  return Array.from({ length: times }, () => act);
}

function shuffled<T>(items: T[], chance: () => number): T[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(chance() * (index + 1));
    const [a, b] = [items[index], items[other]] as [T, T];
    items[index] = b;
    items[other] = a;
  }
  return items;
}
