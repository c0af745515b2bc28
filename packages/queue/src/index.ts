export type * from './engine/job-store.js';
export type * from './job-event.js';
export * from './job-options.js';
export type * from './job-queue.js';
export * from './job.js';
export * from './queue-error.js';
export type * from './schedule.js';
export type * from './worker.js';
