import type { ScanOrchestrator, ScanJobs } from '@reposcan/pipeline';
import type { JobQueue } from '@reposcan/queue';
import type { ScanStore } from '@reposcan/storage';
import type { Logger } from 'pino';
import type { ApiKeys } from '../auth/api-keys.js';
import type { Config } from '../config/config.js';
import type { EventHub } from '../events/event-hub.js';
import type { Readiness } from '../health/readiness.js';
import type { Idempotency } from '../idempotency/idempotency.js';
import type { Metrics } from '../metrics/metrics.js';
import type { UrlChecks } from './url-checks.js';
import type { Courier } from '../webhooks/courier.js';
import type { Webhooks } from '../webhooks/webhooks.js';

/** What the routes work with. */
export interface Services {
  config: Config;
  log: Logger;
  /** No credentials are needed. */
  open: boolean;
  /** Its queue calls fail within two seconds where the queue does not answer. */
  orchestrator: ScanOrchestrator;
  /** The same. */
  queue: JobQueue<ScanJobs>;
  store: ScanStore;
  keys: ApiKeys;
  idempotency: Idempotency;
  webhooks: Webhooks;
  courier: Courier;
  events: EventHub;
  metrics: Metrics;
  readiness: Readiness;
  urls: UrlChecks;
}
