import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { describe, test } from 'vitest';
import { queueConformance } from '@reposcan/queue/testing';
import type { JobQueue } from '@reposcan/queue';
import { externalService } from '../../../testing/external-service.js';
import { createRedisQueue } from './index.js';

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });

describe.skipIf(redis.skip)(`a queue on Redis${redis.skip === false ? '' : ` (${redis.skip})`}`, () => {
  const url = redis.url ?? '';

  queueConformance({
    test,
    lacks: { clock: 'time is that of Redis' },
    leaseMs: 600,
    create({ jobNames }) {
      const prefix = `reposcan-test-${randomUUID()}`;
      const open = <Jobs extends Parameters<typeof createRedisQueue>[0] & object>(): JobQueue<never> => createRedisQueue({ url, prefix, jobNames }) as unknown as JobQueue<never>;
      return { queue: open() as never, openAnother: () => open() as never, reopen: () => open() as never, dispose: () => deleteKeys(url, prefix) };
    },
  });
});

async function deleteKeys(url: string, prefix: string): Promise<void> {
  const client = new Redis(url);
  for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 1_000 })) if ((keys as string[]).length > 0) await client.unlink(...(keys as string[]));
  client.disconnect();
}
