export type { RedisQueueOptions, Retention } from './connection/redis-queue-options.js';
export { createRedisQueue } from './create-redis-queue.js';
