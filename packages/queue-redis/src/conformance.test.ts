import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { describe, test } from 'vitest';
import { queueConformance, type ConformanceJobs } from '@reposcan/queue/testing';
import { externalService } from '../../../testing/external-service.js';
import { createRedisQueue } from './index.js';

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });

const workerProgram = fileURLToPath(new URL('fixtures/conformance-worker.mjs', import.meta.url));

describe.skipIf(redis.skip)(`a queue on Redis${redis.skip === false ? '' : ` (${redis.skip})`}`, () => {
  const url = redis.url ?? '';

  queueConformance({
    test,
    lacks: { clock: 'time is that of Redis, which nobody sets' },
    leaseMs: 600,
    create({ jobNames, clock }) {
      const prefix = `reposcan-test-${randomUUID()}`;
      const open = (timers = clock) => createRedisQueue<ConformanceJobs>({ url, prefix, jobNames, clock: timers });
      return {
        queue: open(),
        openAnother: open,
        reopen: () => open(),
        // The process runs the build: `pnpm build` first.
        spawnWorker: (options) => fork(workerProgram, [url, prefix, JSON.stringify(options)]),
        dispose: () => deleteKeys(url, prefix),
      };
    },
  });
});

async function deleteKeys(url: string, prefix: string): Promise<void> {
  const client = new Redis(url);
  for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 1_000 })) if ((keys as string[]).length > 0) await client.unlink(...(keys as string[]));
  client.disconnect();
}
