export { createSqliteJobStore, type SqliteJobStoreOptions } from './sqlite-job-store.js';
export { createSqliteQueue, type SqliteQueueOptions } from './sqlite-queue.js';
