import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { externalService } from '../../testing/external-service.js';
import { startRedisServer, type RedisServer } from '../redis/redis-server.js';
import { diskFull } from './disk-full.js';
import { integrityOf } from './integrity.js';
import { experiment, type Experiment } from './laboratory.js';
import { withNetworkCuts } from './network-cuts.js';
import { producerKills } from './producer-kills.js';
import type { QueueAddress } from './queue-address.js';

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });
const limit = 240_000;
let scratch = '';

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'reposcan-crash-test-'));
});

afterEach(async () => {
  await rm(scratch, { recursive: true, force: true });
});

/** A lease that a busy machine keeps too. How soon a job runs again is measured by the command, not here. */
const short = { leaseMs: 4_000, jobMs: 30, withinMs: limit - 40_000 };

async function expectPromisesKept(plan: Omit<Experiment, 'scratch' | keyof typeof short>): Promise<void> {
  const outcome = await experiment({ ...plan, ...short, scratch });

  expect(outcome).toMatchObject({ jobs: plan.jobs, lost: 0, doubled: 0, unexplained: 0, overlaps: 0, hung: 0 });
  expect(outcome).toMatchObject({ kills: plan.kills, stops: plan.stops ?? 0, outages: plan.outages?.times ?? 0 });
  expect(outcome.runs).toBe(plan.jobs + outcome.hits + outcome.displaced);
  expect(await integrityOf(plan.address)).toBe('ok');
}

async function expectWholeBatches(address: QueueAddress): Promise<void> {
  const outcome = await producerKills(address, 3);

  expect(outcome).toMatchObject({ kills: 3, torn: 0, lost: 0 });
  expect(outcome.whole).toBeGreaterThan(0);
  expect(await integrityOf(address)).toBe('ok');
}

describe('crash laboratory, SQLite', () => {
  const address = (): QueueAddress => ({ adapter: 'sqlite', file: join(scratch, 'queue.sqlite') });

  it('loses and doubles no job when workers are killed and stopped', { timeout: limit }, async () => {
    await expectPromisesKept({ address: address(), jobs: 300, kills: 15, stops: 1 });
  });

  it('inserts all jobs of a call or none when their producer is killed', { timeout: limit }, async () => {
    await expectWholeBatches(address());
  });

  it('keeps what it accepted when the disk is full, and goes on once there is room', { timeout: limit }, async ({ skip }) => {
    const outcome = await diskFull(scratch);

    if ('skip' in outcome) return skip(outcome.skip);
    expect(outcome).toMatchObject({ refusedWith: 'FULL', kept: outcome.accepted, lost: 0, recovered: true, integrity: 'ok' });
  });
});

describe('crash laboratory, Redis', () => {
  it.skipIf(redis.skip)(
    `loses and doubles no job when workers are killed and stopped${redis.skip === false ? '' : ` (${redis.skip})`}`,
    { timeout: limit },
    async () => {
      const address = { adapter: 'redis', url: redis.url ?? '', prefix: `crash-${randomUUID()}` } as const;
      try {
        await expectPromisesKept({ address, jobs: 300, kills: 15, stops: 1 });
      } finally {
        await deleteKeys(address);
      }
    },
  );
});

describe('crash laboratory, a Redis of its own', () => {
  const missing = spawnSync('redis-server', ['--version']).error !== undefined;
  if (missing && process.env['CI'] === 'true') throw new Error('These tests need a redis-server program, and CI skips nothing.');
  const title = (promise: string): string => `${promise}${missing ? ' (skipped: install redis-server)' : ''}`;

  async function withServer(use: (server: RedisServer) => Promise<void>): Promise<void> {
    const server = await startRedisServer({ dir: scratch });
    if (server === null) throw new Error('redis-server is not installed.');
    try {
      await use(server);
    } finally {
      await server.stop();
    }
  }

  it.skipIf(missing)(title('inserts all jobs of a call or none when their producer is killed'), { timeout: limit }, () =>
    withServer((server) => expectWholeBatches({ adapter: 'redis', url: server.url, prefix: 'producers' })),
  );

  it.skipIf(missing)(title('loses and doubles no job when Redis is killed and started again'), { timeout: limit }, () =>
    withServer((server) =>
      expectPromisesKept({
        address: { adapter: 'redis', url: server.url, prefix: 'restarts' },
        jobs: 200,
        kills: 0,
        outages: { times: 3, cut: () => server.restart() },
      }),
    ),
  );

  it.skipIf(missing)(title('loses and doubles no job when the network is cut'), { timeout: limit }, () =>
    withServer((server) => withNetworkCuts({ server, leaseMs: short.leaseMs, times: 4 }, (plan) => expectPromisesKept({ ...plan, jobs: 200 }))),
  );
});

async function deleteKeys({ url, prefix }: { url: string; prefix: string }): Promise<void> {
  const client = new Redis(url);
  try {
    for await (const page of client.scanStream({ match: `${prefix}*`, count: 1_000 }) as AsyncIterable<string[]>) {
      if (page.length > 0) await client.unlink(...page);
    }
  } finally {
    client.disconnect();
  }
}
