export type { RedisQueueOptions } from './connection/redis-queue-options.js';
export { createRedisQueue } from './create-redis-queue.js';
