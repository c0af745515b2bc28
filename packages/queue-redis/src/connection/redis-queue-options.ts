import type { RedisOptions } from 'ioredis';
import type { QueueOptions, Retention } from '@reposcan/queue';

/** How a queue on Redis works. Time is that of Redis: `clock` is for the timers of this process, that renew leases, end attempts that take too long, and look for schedules. */
export interface RedisQueueOptions extends QueueOptions {
  /** `redis://[user:password@]host:port[/database]`, or `rediss://`. @default redis://127.0.0.1:6379 */
  url?: string;
  /** More about the connection, as ioredis takes it (TLS, sentinels, user, password). @default {} */
  connection?: Omit<RedisOptions, 'maxRetriesPerRequest' | 'lazyConnect' | 'keyPrefix'>;
  /** Queues of different names share nothing. Without colon. @default 'jobs' */
  queueName?: string;
  /** First part of every key. With braces around it, such as `{reposcan}`, all keys of a queue are in one slot. @default 'reposcan' */
  prefix?: string;
  /** How many settled jobs are kept: completed, and failed and cancelled together. @default { completed: 100, failed: 50 } */
  retention?: Retention;
  /** How long the first connection may take. @default 10_000 */
  connectTimeoutMs?: number;
  /** Told what may matter and stops nothing. @default process.emitWarning */
  onWarning?: (message: string) => void;
}
