import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedisServer } from '../redis/redis-server.js';

/** Where the contestants keep their jobs: a folder and a Redis of the bench's own. */
export interface Grounds {
  /** `null`: redis-server is not installed. */
  redisUrl: string | null;
  /** A path where there is no file. */
  newFile(): string;
  /** A name that nothing has. */
  newName(): string;
  /** Takes it all away. */
  close(): Promise<void>;
}

/** Makes the folder and starts the Redis. */
export async function openGrounds(): Promise<Grounds> {
  const scratch = await mkdtemp(join(tmpdir(), 'reposcan-bench-queue-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const redis = await startRedisServer({ dir: scratch });
  return {
    redisUrl: redis?.url ?? null,
    newFile: () => join(scratch, `${randomUUID()}.sqlite`),
    newName: () => `bench-${randomUUID()}`,
    async close() {
      await redis?.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
