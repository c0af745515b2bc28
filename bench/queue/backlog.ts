import { performance } from 'node:perf_hooks';
import type { JobQuery } from '@reposcan/queue';
import { median } from '../report/table.js';
import type { Adapter } from './contestants/reposcan.js';

/** Milliseconds that one operation takes with some number of jobs waiting. */
export interface BacklogCost {
  /** Claim one job and settle it, one at a time. */
  claim: number;
  /** Claim 200 jobs that go on running. */
  claimMany: number;
  /** One page of 100, by operation. */
  list: Record<keyof typeof listings, number>;
}

const listings = {
  newest: {},
  waiting: { states: ['waiting'], order: 'asc' },
  priority: { sort: 'priority', names: ['bench'] },
} as const satisfies Record<string, JobQuery>;

/** Measures with so many jobs waiting. */
export async function backlogCostOf(adapter: Adapter, waiting: number): Promise<BacklogCost> {
  const queue = adapter.create();
  try {
    for (let from = 0; from < waiting; from += 1_000) {
      await queue.enqueueMany(
        Array.from({ length: 1_000 }, (_, index) => ({ name: 'bench', payload: { index: from + index }, options: { priority: index % 5 } })),
      );
    }
    const list = { newest: 0, waiting: 0, priority: 0 };
    for (const name of ['newest', 'waiting', 'priority'] as const) list[name] = await medianOf(30, () => queue.list(listings[name]));

    const claim = await runFor(queue, 1, 400, false);
    const claimMany = await runFor(queue, 200, 200, true);
    return { claim: claim / 400, claimMany, list };
  } finally {
    await queue.close({ graceMs: 0 });
  }
}

/** Milliseconds until so many jobs have been started, and, unless they are held, settled. */
async function runFor(queue: ReturnType<Adapter['create']>, concurrency: number, starts: number, held: boolean): Promise<number> {
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

async function medianOf(times: number, work: () => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let run = -3; run < times; run++) {
    const began = performance.now();
    await work();
    if (run >= 0) samples.push(performance.now() - began);
  }
  return median(samples);
}
