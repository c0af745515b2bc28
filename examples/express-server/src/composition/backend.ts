import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAnalysis } from '@reposcan/analysis';
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator, scanJobNames, type ScanJobs, type ScanOrchestratorOptions } from '@reposcan/pipeline';
import type { JobQueue, JobTypes } from '@reposcan/queue';
import { createRedisQueue } from '@reposcan/queue-redis';
import { createSqliteQueue } from '@reposcan/queue-sqlite';
import { createSqliteConnection, type SqliteConnection } from '@reposcan/sqlite';
import type { ScanStore } from '@reposcan/storage';
import { createSqliteStore } from '@reposcan/storage-sqlite';
import { createOpenAiModel, createSummarizer, type Summarizer } from '@reposcan/summarize';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { serverSchema } from '../database/server-schema.js';
import { backgroundErrors } from '../logging/background-errors.js';
import type { Metrics } from '../metrics/metrics.js';
import { createAnnouncer } from '../webhooks/announcer.js';
import { createCourier, type Courier } from '../webhooks/courier.js';
import type { DeliveryJobs } from '../webhooks/delivery-jobs.js';
import { createWebhooks, type Webhooks } from '../webhooks/webhooks.js';
import { boundedQueue } from './bounded-queue.js';
import { createScanGit } from './scan-git.js';
import { githubTokens } from './github-tokens.js';
import { createUrlChecks, type UrlChecks } from './url-checks.js';

/** All behind HTTP: what a server and a worker share. */
export interface Backend {
  /** Of the server itself: keys, webhooks, answers. */
  database: SqliteConnection;
  store: ScanStore;
  /** For people who wait: calls fail within two seconds. */
  queue: JobQueue<ScanJobs>;
  orchestrator: ScanOrchestrator;
  webhooks: Webhooks;
  courier: Courier;
  urls: UrlChecks;
  /** Starts running jobs and sending messages. */
  startWorkers(): void;
  /** Gives running jobs the grace time, hands back what still runs at no cost, and closes everything. */
  close(graceMs: number): Promise<void>;
}

/** Shorter than a request waits, so that what is refused is not written later. Milliseconds. */
const busyTimeoutMs = 700;

/** The one place where vendors are chosen: SQLite in the data directory, jobs on Redis where there is one. */
export function createBackend(config: Config, log: Logger, metrics: Pick<Metrics, 'cloneUsed' | 'watchedFetch' | 'follow'>): Backend {
  const dataDir = resolve(config.DATA_DIR);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const onError = backgroundErrors(log);
  const queueOf = <Jobs extends JobTypes>(name: string, jobNames: readonly (keyof Jobs & string)[]): JobQueue<Jobs> =>
    config.REDIS_URL === null
      ? createSqliteQueue<Jobs>({ file: join(dataDir, `${name}.sqlite`), jobNames, busyTimeoutMs })
      : createRedisQueue<Jobs>({ url: config.REDIS_URL, prefix: config.REDIS_PREFIX, queueName: name, jobNames, onWarning: (message) => log.warn(message) });

  const store = createSqliteStore({ file: join(dataDir, 'reposcan.sqlite'), busyTimeoutMs });
  const database = createSqliteConnection({ file: join(dataDir, 'server.sqlite'), schema: serverSchema, busyTimeoutMs });
  const scanQueue = queueOf<ScanJobs>('scans', scanJobNames);
  const deliveryQueue = queueOf<DeliveryJobs>('webhooks', ['webhook-delivery']);

  const urls = createUrlChecks(config);
  const github = createGithub({ baseUrl: config.GITHUB_URL, ...(config.GITHUB_TOKEN === null ? {} : { token: config.GITHUB_TOKEN }), fetch: metrics.watchedFetch(fetch) });
  const tokenFor = githubTokens(config);
  const git = createScanGit({ dataDir, policy: urls.clonePolicy, store, github, tokenFor, onUse: metrics.cloneUsed });
  const ports: ScanOrchestratorOptions = { github, git, analysis: createAnalysis(), summarizer: summarizerOf(config), storage: store, tokenFor };
  const queue = boundedQueue(scanQueue, 1_800);
  const webhooks = createWebhooks(database);
  const courier = createCourier({ webhooks, queue: boundedQueue(deliveryQueue, 1_800), check: urls.webhook });
  const announcer = createAnnouncer({ queue: scanQueue, webhooks, courier, onError });
  const stopFollowing = metrics.follow(queue);

  return {
    database,
    store,
    queue,
    orchestrator: new ScanOrchestrator({ ...ports, queue }),
    webhooks,
    courier,
    urls,
    startWorkers() {
      if (config.WORKERS === 0) return;
      // A worker may wait for its queue as long as it takes.
      new ScanOrchestrator({ ...ports, queue: scanQueue }).startWorker({ concurrency: config.WORKERS, leaseMs: config.LEASE_SECONDS * 1_000, onError });
      courier.work(onError);
    },
    async close(graceMs) {
      stopFollowing();
      announcer.stop();
      // The workers first: their last scans still write to the store. One that cannot be closed must not keep the others open.
      const closed = await Promise.allSettled([scanQueue.close({ graceMs }), deliveryQueue.close({ graceMs })]);
      closed.push(...(await Promise.allSettled([store.close(), database.close()])));
      for (const result of closed) if (result.status === 'rejected') onError(result.reason);
    },
  };
}

/** Extractive, unless a model is configured. */
function summarizerOf({ MODEL_URL: baseUrl, MODEL: model, MODEL_KEY: apiKey }: Config): Summarizer {
  if (baseUrl === null || model === null) return createSummarizer();
  return createSummarizer({ model: createOpenAiModel({ baseUrl, model, ...(apiKey === null ? {} : { apiKey }) }) });
}
