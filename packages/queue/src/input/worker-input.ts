import type { WorkerOptions } from '../worker.js';
import { maxTimerMs, millisecondsOf, wholeOf } from './job-input.js';

/** How a worker works, checked and with all defaults. */
export type WorkerSettings = Required<Pick<WorkerOptions, 'concurrency' | 'leaseMs' | 'pollMs'>>;

/** @throws {QueueError} `INVALID_OPTIONS` */
export function workerSettingsOf({ concurrency = 5, leaseMs = 30_000, pollMs = 500 }: WorkerOptions = {}): WorkerSettings {
  return {
    concurrency: wholeOf(concurrency, 'concurrency', 1, 10_000),
    leaseMs: millisecondsOf(leaseMs, 'leaseMs', 10, maxTimerMs),
    pollMs: millisecondsOf(pollMs, 'pollMs', 1, maxTimerMs),
  };
}

/**
 * How long closing waits before it aborts.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function graceMsOf({ graceMs = 10_000 }: { graceMs?: number } = {}): number {
  return millisecondsOf(graceMs, 'graceMs', 0, maxTimerMs);
}
