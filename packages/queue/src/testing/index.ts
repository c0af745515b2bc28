export * from './conformance-case.js';
export * from './conformance-cases.js';
export * from './conformance-jobs.js';
export * from './conformance-worker.js';
export * from './held-runs.js';
export * from './manual-clock.js';
export * from './queue-conformance.js';
export * from './queue-under-test.js';
