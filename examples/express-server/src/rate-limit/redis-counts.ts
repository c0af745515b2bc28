import type { Store } from 'express-rate-limit';
import { Redis } from 'ioredis';
import { RedisStore, type RedisReply } from 'rate-limit-redis';

/** Counts that all processes on one Redis share. */
export interface RedisCounts {
  store: Store;
  close(): void;
}

/** Where Redis does not answer, counting fails at once, and with it the request: so does the queue on it. */
export function createRedisCounts(url: string, prefix: string): RedisCounts {
  const client = new Redis(url, { lazyConnect: false, enableOfflineQueue: true, maxRetriesPerRequest: 1, commandTimeout: 1_500, connectTimeout: 1_500, retryStrategy: (times) => Math.min(times * 50, 1_000) });
  // Without a listener ioredis prints; what matters fails the request.
  client.on('error', () => {});
  const store = new RedisStore({ prefix: `${prefix}:rate:`, sendCommand: (command, ...args) => client.call(command, ...args) as Promise<RedisReply> });
  return { store, close: () => client.disconnect() };
}
