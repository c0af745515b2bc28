import { createBackend } from './composition/backend.js';
import { createLogger } from './logging/logger.js';
import { createMetrics } from './metrics/metrics.js';
import { closeOnSignal, configOfProcess, failStart } from './process.js';

const config = configOfProcess();
if (config.WORKERS === 0) failStart(new Error('WORKERS is 0: this process would do nothing.'));
const log = createLogger(config.LOG_LEVEL);
const graceMs = config.GRACE_SECONDS * 1_000;

const backend = createBackend(config, log, createMetrics(() => 0));
backend.startWorkers();
// What still runs is aborted at the end of its time, and needs some to clean up.
closeOnSignal(() => backend.close(graceMs * 0.6), graceMs);
log.info(`reposcan runs up to ${config.WORKERS} jobs at a time`);
