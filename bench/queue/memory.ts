import type { Adapter } from './contestants/reposcan.js';
import { collectGarbage } from './rounds.js';

/** Megabytes of heap that this process holds after so many jobs. */
export interface MemorySample {
  jobs: number;
  heapMb: number;
}

/** Enqueues and processes jobs, a thousand at a time, and weighs the heap after each share of them. */
export async function memoryOf(adapter: Adapter, jobs: number, shares = 8): Promise<MemorySample[]> {
  const queue = adapter.create();
  const samples: MemorySample[] = [];
  let settled = 0;
  let wave = () => {};
  const unsubscribe = queue.subscribe(({ type }) => {
    if (type === 'settled' && (settled += 1) % 1_000 === 0) wave();
  });
  const worker = queue.work({ bench: () => null }, { concurrency: 50 });
  try {
    while (settled < jobs) {
      const done = new Promise<void>((resolve) => (wave = resolve));
      const from = settled;
      await queue.enqueueMany(Array.from({ length: 1_000 }, (_, index) => ({ name: 'bench', payload: { index: from + index } })));
      await done;
      if (settled % (jobs / shares) === 0) samples.push({ jobs: settled, heapMb: heapMb() });
    }
    return samples;
  } finally {
    unsubscribe();
    await worker.close();
    await queue.close();
  }
}

function heapMb(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}
