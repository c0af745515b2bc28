import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cuttableProxy } from '../../../testing/cuttable-proxy.js';
import { createRedisQueue } from './index.js';
import { ownRedis, type OwnRedis } from './fixtures/own-redis.js';

const missing = spawnSync('redis-server', ['--version']).error !== undefined;
if (missing && process.env['CI'] === 'true') throw new Error('These tests need a redis-server program, and CI skips nothing.');

type Jobs = { task: { payload: number; result: number } };

describe.skipIf(missing)(`a queue whose Redis fails${missing ? ' (skipped: install redis-server)' : ''}`, () => {
  it('goes on after Redis was killed and started again, with every job, and none settled twice', async () => {
    const redis = await disposable(ownRedis());
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    const runs = new Map<number, number>();
    queue.work(
      {
        task: async ({ job }) => {
          runs.set(job.payload, (runs.get(job.payload) ?? 0) + 1);
          await sleep(20);
          return job.payload;
        },
      },
      { leaseMs: 1_000, concurrency: 4 },
    );
    const jobs = await queue.enqueueMany(Array.from({ length: 60 }, (_, payload) => ({ name: 'task' as const, payload })));
    await until(() => runs.size > 10);

    await redis.kill();
    await sleep(300);
    await redis.start();

    const settled = await Promise.all(jobs.map(({ id }) => queue.waitFor(id)));
    expect(settled.map(({ state }) => state)).toEqual(jobs.map(() => 'completed'));
    expect(settled.map(({ result }) => result)).toEqual(jobs.map((_, index) => index));
    const later = await queue.enqueue('task', 1_000);
    expect((await queue.waitFor(later.id)).state).toBe('completed');
  });

  it('wakes an idle worker after an outage that is longer than it waits for jobs', async () => {
    const redis = await disposable(ownRedis());
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    queue.work({ task: ({ job }) => job.payload }, { pollMs: 100 });
    await queue.waitFor((await queue.enqueue('task', 1)).id);

    await redis.kill();
    await sleep(2_000);
    await redis.start();

    expect((await queue.waitFor((await queue.enqueue('task', 2)).id)).result).toBe(2);
  });

  it('has no stuck worker when the connections were cut while it started', async () => {
    const redis = await disposable(ownRedis());
    const proxy = await cuttableProxy(redis.port);
    onTestFinished(() => proxy.close());
    const queue = createRedisQueue<Jobs>({ url: proxy.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    await queue.counts();

    proxy.refuseNew();
    queue.work({ task: ({ job }) => job.payload }, { leaseMs: 1_000, pollMs: 100 });
    await sleep(300);
    proxy.mend();

    for (const payload of [1, 2, 3]) {
      const { id } = await queue.enqueue('task', payload);
      expect(await queue.waitFor(id)).toMatchObject({ state: 'completed', attempts: 1 });
    }
  });

  it('has no stuck worker after its connections were cut: running jobs go on, waiting ones start, subscriptions hear again', async () => {
    const redis = await disposable(ownRedis());
    const proxy = await cuttableProxy(redis.port);
    onTestFinished(() => proxy.close());
    const queue = createRedisQueue<Jobs>({ url: proxy.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    let running = false;
    let letGo = (): void => {};
    queue.work({ task: ({ job }) => (job.payload === 0 ? new Promise<number>((resolve) => {
        running = true;
        letGo = () => resolve(0);
      }) : job.payload) }, { leaseMs: 5_000, pollMs: 200 });
    const held = await queue.enqueue('task', 0);
    await until(() => running);

    proxy.cut();
    await sleep(500);
    proxy.mend();
    const next = await queue.enqueue('task', 1);

    expect((await queue.waitFor(next.id)).state).toBe('completed');
    letGo();
    expect(await queue.waitFor(held.id)).toMatchObject({ state: 'completed', attempts: 1 });
  });

  it('has no stuck worker after its connections died without a word, and enqueues a job once', async () => {
    const redis = await disposable(ownRedis());
    const proxy = await cuttableProxy(redis.port);
    onTestFinished(() => proxy.close());
    const queue = createRedisQueue<Jobs>({ url: proxy.url, connection: { socketTimeout: 500 } });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    queue.work({ task: ({ job }) => job.payload }, { leaseMs: 1_000, pollMs: 100 });
    await queue.waitFor((await queue.enqueue('task', 1)).id);

    proxy.goSilent();
    const { id, created } = await queue.enqueue('task', 2);

    expect(created).toBe(true);
    expect(await queue.waitFor(id)).toMatchObject({ state: 'completed', result: 2 });
    expect(await queue.counts()).toMatchObject({ completed: 2, waiting: 0, active: 0 });
  });

  it('inserts all jobs of a call or none when the connection is cut in the midst of it', async () => {
    const redis = await disposable(ownRedis());
    const proxy = await cuttableProxy(redis.port);
    onTestFinished(() => proxy.close());
    const observer = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => observer.close());
    const size = 2_000;
    const seen: number[] = [];

    for (let round = 0; round < 10; round += 1) {
      const queue = createRedisQueue<Jobs>({ url: proxy.url });
      await queue.counts();
      const call = queue.enqueueMany(Array.from({ length: size }, (_, payload) => ({ name: 'task' as const, payload }))).catch(() => null);
      // Some of it is on its way by then, or all, or nothing.
      await sleep(round * 4);
      proxy.cut();
      await queue.close({ graceMs: 0 });
      await call;
      proxy.mend();
      await sleep(100);
      seen.push((await observer.counts()).waiting);
    }

    expect(seen.filter((waiting) => waiting % size !== 0)).toEqual([]);
  });

  it('aborts a handler whose lease could not be renewed, for another worker may have the job', async () => {
    const redis = await disposable(ownRedis());
    const proxy = await cuttableProxy(redis.port);
    onTestFinished(() => proxy.close());
    const cutOff = createRedisQueue<Jobs>({ url: proxy.url });
    onTestFinished(() => cutOff.close({ graceMs: 0 }));
    const codes: unknown[] = [];
    let running = false;
    cutOff.work(
      {
        task: ({ signal }) =>
          new Promise<number>((resolve) => {
            running = true;
            signal.addEventListener('abort', () => {
              codes.push((signal.reason as { code: string }).code);
              resolve(1);
            });
          }),
      },
      { leaseMs: 600 },
    );
    const { id } = await cutOff.enqueue('task', 0);
    await until(() => running);

    proxy.cut();
    const other = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => other.close({ graceMs: 0 }));
    other.work({ task: () => 2 }, { leaseMs: 600, pollMs: 50 });

    expect(await other.waitFor(id)).toMatchObject({ state: 'completed', result: 2, attempts: 2 });
    await until(() => codes.length > 0);
    expect(codes).toEqual(['LEASE_LOST']);
    proxy.mend();
  });

  it('says FULL while Redis cannot write to its disk, and goes on by itself once it can', async () => {
    const redis = await disposable(ownRedis('--save', '3600 1000000'));
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    const before = await queue.enqueueMany([1, 2, 3].map((payload) => ({ name: 'task' as const, payload })));

    const freeDisk = await fullDisk(redis);
    const errors: unknown[] = [];
    queue.work({ task: ({ job }) => job.payload }, { leaseMs: 1_000, pollMs: 100, onError: (error) => errors.push(error) });

    await expect(queue.enqueue('task', 4)).rejects.toMatchObject({ name: 'QueueError', code: 'FULL' });
    await expect(queue.enqueueMany([{ name: 'task', payload: 5 }])).rejects.toMatchObject({ code: 'FULL' });
    await until(() => errors.length > 0);
    expect(errors[0]).toMatchObject({ code: 'FULL' });

    await freeDisk();

    const settled = await Promise.all(before.map(({ id }) => queue.waitFor(id)));
    expect(settled.map(({ state, result }) => [state, result])).toEqual([1, 2, 3].map((payload) => ['completed', payload]));
    const later = await queue.enqueue('task', 6);
    expect(await queue.waitFor(later.id)).toMatchObject({ state: 'completed', attempts: 1 });
    expect(await queue.counts()).toMatchObject({ completed: 4, waiting: 0, active: 0 });
  });

  it('does not lose a job that ended while Redis could not write to its disk', async () => {
    const redis = await disposable(ownRedis('--save', '3600 1000000'));
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => queue.close({ graceMs: 0 }));
    let letGo = (): void => {};
    const released = new Promise<void>((resolve) => (letGo = resolve));
    let runs = 0;
    queue.work(
      {
        task: async ({ job }) => {
          runs += 1;
          await released;
          return job.payload;
        },
      },
      { leaseMs: 1_000, pollMs: 100 },
    );
    const { id } = await queue.enqueue('task', 7);
    await until(() => runs === 1);

    const freeDisk = await fullDisk(redis);
    letGo();
    await sleep(200);
    await freeDisk();

    expect(await queue.waitFor(id)).toMatchObject({ state: 'completed', result: 7 });
    expect(await queue.counts()).toMatchObject({ completed: 1, waiting: 0, active: 0, failed: 0 });
  });

  it('refuses a Redis that may throw jobs away', async () => {
    const redis = await disposable(ownRedis('--maxmemory-policy', 'allkeys-lru'));
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    onTestFinished(() => queue.close());

    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ name: 'QueueError', code: 'UNSAFE_STORE', message: expect.stringContaining('allkeys-lru') as string });
  });

  it('says that Redis cannot be reached, without its password, and connects once it can', async () => {
    const redis = await disposable(ownRedis());
    await redis.kill();
    const queue = createRedisQueue<Jobs>({ url: redis.url.replace('//', '//user:secret@') });
    onTestFinished(() => queue.close());

    const refused: unknown = await queue.enqueue('task', 1).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: 'UNAVAILABLE' });
    expect(String(refused)).not.toContain('secret');
  });

  it('closes while Redis is away', async () => {
    const redis = await disposable(ownRedis());
    const queue = createRedisQueue<Jobs>({ url: redis.url });
    queue.work({ task: ({ job }) => job.payload });
    await queue.waitFor((await queue.enqueue('task', 1)).id);

    await redis.kill();
    const asked = queue.enqueue('task', 2).catch((error: unknown) => error);
    await sleep(50);

    await queue.close({ graceMs: 0 });
    expect(await asked).toMatchObject({ code: 'CLOSED' });
  });
});

/** Fills the disk of a Redis, as it sees it: it cannot put its snapshot where that belongs. @returns makes room */
async function fullDisk(redis: OwnRedis): Promise<() => Promise<void>> {
  const admin = new Redis(redis.url);
  onTestFinished(() => admin.disconnect());
  const [, directory = ''] = (await admin.config('GET', 'dir')) as string[];
  const snapshot = join(directory, 'dump.rdb');
  await mkdir(snapshot);
  await bgsave(admin, 'err');
  return async () => {
    await rm(snapshot, { recursive: true });
    await bgsave(admin, 'ok');
  };
}

/** Has Redis write a snapshot, and waits until it says how that went. */
async function bgsave(admin: Redis, status: 'ok' | 'err'): Promise<void> {
  await admin.bgsave();
  await until(async () => {
    const info = await admin.info('persistence');
    return info.includes('rdb_bgsave_in_progress:0') && info.includes(`rdb_last_bgsave_status:${status}`);
  });
}

async function disposable(starting: Promise<OwnRedis>): Promise<OwnRedis> {
  const redis = await starting;
  onTestFinished(() => redis.dispose());
  return redis;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('Waited in vain.');
    await sleep(10);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
