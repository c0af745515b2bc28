import { setTimeout as sleep } from 'node:timers/promises';
import { cuttableProxy } from '../../testing/cuttable-proxy.js';
import type { RedisServer } from '../redis/redis-server.js';
import type { Experiment } from './laboratory.js';

interface NetworkCuts {
  server: Pick<RedisServer, 'url'>;
  leaseMs: number;
  times: number;
}

/** What makes an experiment one with a bad network. */
type CutPlan = Required<Pick<Experiment, 'address' | 'workerAddress' | 'kills' | 'outages'>>;

/** Experiments with workers whose way to Redis is cut: every other time connections break and none comes through for a moment; the other times they stay open, and what is sent is lost. */
export async function withNetworkCuts<T>({ server, leaseMs, times }: NetworkCuts, use: (plan: CutPlan) => Promise<T>): Promise<T> {
  const proxy = await cuttableProxy(Number(new URL(server.url).port));
  const address = { adapter: 'redis', url: server.url, prefix: 'network-cuts' } as const;
  let count = 0;

  async function cut(): Promise<{ from: number; to: number }> {
    const from = Date.now();
    count += 1;
    if (count % 2 === 0) {
      proxy.goSilent();
      // Until the clients notice and connect anew.
      await sleep(leaseMs);
    } else {
      proxy.cut();
      await sleep(leaseMs / 4);
      proxy.mend();
    }
    return { from, to: Date.now() };
  }

  try {
    return await use({ address, workerAddress: { ...address, url: proxy.url, socketTimeoutMs: leaseMs / 2 }, kills: 0, outages: { times, cut } });
  } finally {
    await proxy.close();
  }
}
