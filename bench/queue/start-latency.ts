import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Contestant } from './contestant.js';

/** Milliseconds from the call that enqueues a job to the first line of its handler, the worker being idle. */
export interface StartLatency {
  p50: number;
  p99: number;
}

/** Measures with one worker process that has been idle for a moment before each job. */
export async function startLatencyOf(contestant: Contestant, samples = contestant.polls ? 5 : 200): Promise<StartLatency> {
  const queue = await contestant.open();
  try {
    let started = () => {};
    let settled = () => {};
    const working = await queue.work({ concurrency: 1, onStart: () => started(), onSettled: () => settled() });
    const latencies: number[] = [];
    const warmUps = contestant.polls ? 1 : 20;
    for (let sample = -warmUps; sample < samples; sample++) {
      await sleep(2);
      const done = new Promise<void>((resolve) => (settled = resolve));
      const start = new Promise<number>((resolve) => (started = () => resolve(performance.now())));
      const began = performance.now();
      await queue.enqueue(sample);
      const latency = (await start) - began;
      await done;
      if (sample >= 0) latencies.push(latency);
    }
    await working.stop();
    return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
  } finally {
    await queue.close();
  }
}

function quantile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
