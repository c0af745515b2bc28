import { Redis } from 'ioredis';
import { Queue } from 'bullmq';
import { QueueError } from '@reposcan/queue';
import { loadScripts } from '../scripts/load-scripts.js';
import type { OwnScripts } from '../scripts/own-scripts.js';
import { assertNothingIsEvicted } from './eviction-policy.js';
import { redisFailure } from './redis-failure.js';
import type { RedisQueueOptions } from './redis-queue-options.js';

/** An open connection, and BullMQ's queue on it. */
export interface OpenLink {
  client: Redis & OwnScripts;
  bull: Queue;
}

/** The connection of one queue. Connects when it is first needed. */
export interface RedisLink {
  readonly queueName: string;
  readonly prefix: string;
  /** What every key of the queue begins with. */
  readonly keys: string;
  /** Connects, or answers the connection there is. After a failure the next call tries again. @throws {QueueError} `UNAVAILABLE`, `UNSAFE_STORE`, `CLOSED` */
  open(): Promise<OpenLink>;
  /** Runs something on the open connection. @throws {QueueError} what Redis fails with becomes `UNAVAILABLE`, `FULL`, `FAILED`, or `CLOSED` once closed */
  use<T>(operation: (link: OpenLink) => Promise<T>): Promise<T>;
  /** Fails what still waits for Redis. */
  close(): Promise<void>;
}

/** A link that is not connected yet. @throws {QueueError} `INVALID_OPTIONS` */
export function createRedisLink(options: RedisQueueOptions): RedisLink {
  const { queueName = 'jobs', prefix = 'reposcan' } = options;
  for (const [what, value] of Object.entries({ queueName, prefix })) {
    if (typeof value !== 'string' || value === '' || (what === 'queueName' && value.includes(':'))) {
      throw new QueueError(`The option ${what} is not valid.`, { code: 'INVALID_OPTIONS', hint: 'Give a name; that of the queue is without colon.' });
    }
  }
  const keys = `${prefix}:${queueName}:`;
  let opening: Promise<OpenLink> | null = null;
  let client: (Redis & OwnScripts) | null = null;
  let closed = false;
  /** Rejects what waits for Redis: ioredis forgets its commands when it is disconnected between two attempts to connect. */
  const pending = new Set<(error: unknown) => void>();

  async function connect(): Promise<OpenLink> {
    const { connectTimeoutMs = 10_000, retention = {}, onWarning = (message) => process.emitWarning(message) } = options;
    const connecting = createClient(options, connectTimeoutMs);
    client = connecting;
    let bull: Queue | null = null;
    try {
      await connected(connecting, connectTimeoutMs);
      // The connection on which a worker waits is made after this one. BullMQ gives it up for good when it connects a lazy one and the first attempt fails; others go on trying.
      connecting.options.lazyConnect = false;
      await assertNothingIsEvicted(connecting, onWarning);
      bull = new Queue(queueName, { connection: connecting, prefix });
      bull.on('error', () => {});
      await bull.waitUntilReady();
      await connecting.hset(`${keys}meta`, { 'rs:completed': retention.completed ?? 100, 'rs:failed': retention.failed ?? 50 });
      return { client: connecting, bull };
    } catch (error) {
      await bull?.close().catch(() => {});
      connecting.disconnect();
      throw redisFailure(error);
    }
  }

  async function open(): Promise<OpenLink> {
    if (closed) throw closedError();
    opening ??= connect();
    try {
      return await opening;
    } catch (error) {
      opening = null;
      throw error;
    }
  }

  return {
    queueName,
    prefix,
    keys,
    open,
    async use(operation) {
      const link = await open();
      let refuse: ((error: unknown) => void) | undefined;
      try {
        return await new Promise((resolve, reject) => {
          refuse = reject;
          pending.add(reject);
          operation(link).then(resolve, reject);
        });
      } catch (error) {
        throw closed ? closedError() : redisFailure(error);
      } finally {
        if (refuse !== undefined) pending.delete(refuse);
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      // First: BullMQ's close would wait for a Redis that is away.
      client?.disconnect();
      for (const reject of pending) reject(closedError());
      const link = await opening?.catch(() => null);
      link?.bull.close().catch(() => {});
    },
  };
}

/** The queue is not to be used any longer. */
export function closedError(): QueueError {
  return new QueueError('The queue is closed.', { code: 'CLOSED', hint: 'Create a new one.' });
}

function createClient({ url, connection = {} }: RedisQueueOptions, connectTimeout: number): Redis & OwnScripts {
  const options = {
    // BullMQ needs it: commands wait for Redis to come back.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(times * 50, 1_000),
    connectTimeout,
    // A connection may die without a word. What was sent over it is sent again, and finds what it did.
    socketTimeout: 15_000,
    ...connection,
    lazyConnect: true,
  };
  const client = url === undefined ? new Redis(options) : new Redis(url, options);
  loadScripts(client);
  // Without a listener ioredis prints; what matters fails the command.
  client.on('error', () => {});
  return client as Redis & OwnScripts;
}

async function connected(client: Redis, timeoutMs: number): Promise<void> {
  let reason: unknown = null;
  const remember = (error: unknown): void => {
    reason = error;
  };
  client.on('error', remember);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('ETIMEDOUT')), timeoutMs);
  });
  try {
    await Promise.race([client.connect(), late]);
  } catch (error) {
    throw reason ?? error;
  } finally {
    clearTimeout(timer);
    client.off('error', remember);
  }
}
