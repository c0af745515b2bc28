import { createQueue, systemClock, type JobQueue, type JobTypes, type QueueOptions, type Retention } from '@reposcan/queue';
import type { SqliteOptions } from '@reposcan/sqlite';
import { createSortableIds } from './sortable-id.js';
import { createSqliteJobStore } from './sqlite-job-store.js';

/** Where and how a SQLite queue works. */
export interface SqliteQueueOptions extends QueueOptions, SqliteOptions {
  retention?: Retention;
}

/**
 * A durable queue in one SQLite file, for one machine and any number of processes. The file is opened on first use.
 * @throws {QueueError} `INVALID_OPTIONS`; everything else shows on first use
 */
export function createSqliteQueue<Jobs extends JobTypes = JobTypes>(options: SqliteQueueOptions): JobQueue<Jobs> {
  const { file, driver, busyTimeoutMs, synchronous, clock = systemClock, retention, ...queueOptions } = options;
  const inMemory = file === ':memory:';
  return createQueue<Jobs>({
    createId: createSortableIds(() => clock.now()),
    ...queueOptions,
    clock,
    store: createSqliteJobStore({ file, driver, busyTimeoutMs, synchronous, clock, retention }),
    capabilities: { durable: inMemory ? 'no' : synchronous === 'full' ? 'power' : 'process', multiProcess: !inMemory, remoteCancelLatency: 1 / 3 },
  });
}
