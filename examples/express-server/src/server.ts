import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { createApiKeys, type ApiKeys } from './auth/api-keys.js';
import { createBackend } from './composition/backend.js';
import type { Config } from './config/config.js';
import { ConfigError } from './config/config-error.js';
import { isLoopback } from './config/loopback.js';
import { createEventHub } from './events/event-hub.js';
import { createReadiness } from './health/readiness.js';
import { createIdempotency } from './idempotency/idempotency.js';
import { createMetrics } from './metrics/metrics.js';
import { createRedisCounts } from './rate-limit/redis-counts.js';
import { createScanLimit } from './rate-limit/scan-limit.js';

/** A server that listens. */
export interface RunningServer {
  /** Where: `http://127.0.0.1:3000` */
  url: string;
  /** Nobody needs credentials. */
  open: boolean;
  /**
   * Stops accepting, ends the event streams with a reason, lets requests and jobs end by themselves for most of the grace time, hands back the jobs that still run, and closes everything.
   */
  close(): Promise<void>;
}

/** Starts a server, with workers unless the configuration says otherwise. @throws ConfigError where it would serve others than this machine without credentials */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  const metrics = createMetrics(() => events.streams);
  const backend = createBackend(config, log, metrics);
  const { database, queue, store, orchestrator, webhooks, courier, urls } = backend;
  const events = createEventHub({ queue, most: config.EVENT_STREAMS });
  const keys = createApiKeys(database);
  const counts = config.REDIS_URL === null ? null : createRedisCounts(config.REDIS_URL, config.REDIS_PREFIX);
  const closeAll = async (graceMs: number): Promise<void> => {
    counts?.close();
    await backend.close(graceMs);
  };

  try {
    const open = await isOpen(config, keys);
    const app = createApp(
      {
        config,
        log,
        open,
        orchestrator,
        queue,
        store,
        keys,
        idempotency: createIdempotency(database),
        webhooks,
        courier,
        events,
        metrics,
        readiness: createReadiness({ queue, store, dataDir: resolve(config.DATA_DIR), minFreeBytes: config.MIN_FREE_DISK_MB * 1024 ** 2 }),
        urls,
      },
      createScanLimit({ perHour: config.SCANS_PER_HOUR, perHourAnonymous: config.SCANS_PER_HOUR_ANONYMOUS, log, ...(counts === null ? {} : { store: counts.store }) }),
    );
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 }, app);
    server.listen(config.PORT, config.HOST);
    await once(server, 'listening');
    backend.startWorkers();
    const { port } = server.address() as AddressInfo;
    let closing: Promise<void> | null = null;
    return {
      url: `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${port}`,
      open,
      close: () => (closing ??= close(server, config.GRACE_SECONDS * 1_000)),
    };
  } catch (error) {
    await closeAll(0);
    throw error;
  }

  async function close(server: Server, graceMs: number): Promise<void> {
    // What is aborted at the end of the grace time needs some of it to clean up.
    const toEndByThemselves = graceMs * 0.6;
    const stopped = new Promise((resolve) => server.close(resolve));
    events.close();
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), toEndByThemselves);
    await Promise.all([stopped, closeAll(toEndByThemselves)]);
    clearTimeout(timer);
  }
}

/** Whether anybody may come in: where there are no credentials at all, which is for loopback only. */
async function isOpen({ HOST, BASIC_USER }: Config, keys: ApiKeys): Promise<boolean> {
  if (BASIC_USER !== null || (await keys.list()).some(({ revokedAt }) => revokedAt === null)) return false;
  if (isLoopback(HOST)) return true;
  throw new ConfigError([`HOST cannot be used without credentials: it is reachable from other machines. Set BASIC_USER and BASIC_PASSWORD. Allowed without: 127.0.0.1.`]);
}
