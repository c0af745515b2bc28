import { QueueError } from '@reposcan/queue';
import type { Store } from 'express-rate-limit';
import { Redis } from 'ioredis';
import { RedisStore, type RedisReply } from 'rate-limit-redis';

/** Counts that all processes on one Redis share. */
export interface RedisCounts {
  store: Store;
  close(): void;
}

/** Where Redis does not answer, counting fails within a second, and with it the request: so does the queue on it. */
export function createRedisCounts(url: string, prefix: string): RedisCounts {
  const client = new Redis(url, { maxRetriesPerRequest: 1, commandTimeout: 1_000, connectTimeout: 1_000, socketTimeout: 5_000, retryStrategy: (times) => Math.min(times * 50, 1_000) });
  // Without a listener ioredis prints; what matters fails the request.
  client.on('error', () => {});
  const unavailable = (cause: unknown): never => {
    throw new QueueError('Redis did not count.', { code: 'UNAVAILABLE', cause });
  };
  const store = new RedisStore({
    prefix: `${prefix}:rate:`,
    sendCommand: (command, ...args) => (client.call(command, ...args) as Promise<RedisReply>).catch(unavailable),
  });
  return { store, close: () => client.disconnect() };
}
