import type { JobQueue } from '../job-queue.js';
import type { ConformanceHandler, ConformanceJobs } from './conformance-jobs.js';

/** How a worker in a process of its own is to work. Survives JSON, to be handed on through argv. */
export interface ConformanceWorkerOptions {
  leaseMs: number;
  concurrency: number;
  /** How long each job takes. `null`: until the kit says so; such a job ignores its signal. */
  jobMs: number | null;
}

/** What the kit tells such a worker. */
export type ConformanceCommand = { type: 'release' } | { type: 'close' };

/** What such a worker tells the kit. `at` is milliseconds since the epoch by the clock of the machine. */
export type ConformanceReport =
  | { type: 'ready' }
  | { type: 'started'; id: string; attempt: number; at: number }
  | { type: 'returned'; id: string; attempt: number; at: number }
  /** The signal of a run was aborted, and the code of its reason. */
  | { type: 'aborted'; id: string; attempt: number; at: number; code: string }
  | { type: 'closed' };

/** The process that the worker runs in: `process`, forked with an IPC channel. */
export interface ConformanceChannel {
  send?(report: ConformanceReport): unknown;
  on(event: 'message', listener: (command: ConformanceCommand) => void): unknown;
  disconnect?(): void;
}

/**
 * Works on the queue as the kit directs, until it is told to close. Then it closes the queue and hangs up: a process that does not end by itself after that has left something behind.
 * @param channel usually `process`
 */
export function runConformanceWorker(queue: JobQueue<ConformanceJobs>, options: ConformanceWorkerOptions, channel: ConformanceChannel): void {
  let released = false;
  const waiting = new Set<() => void>();
  const report = (message: ConformanceReport): void => void channel.send?.(message);

  const handler: ConformanceHandler = async ({ job: { id }, attempt, signal }) => {
    report({ type: 'started', id, attempt, at: Date.now() });
    signal.addEventListener('abort', () => report({ type: 'aborted', id, attempt, at: Date.now(), code: codeOf(signal.reason) }));
    if (options.jobMs !== null) await new Promise((resolve) => setTimeout(resolve, options.jobMs ?? 0));
    else if (!released) await new Promise<void>((resolve) => waiting.add(resolve));
    report({ type: 'returned', id, attempt, at: Date.now() });
    return { attempt };
  };

  channel.on('message', ({ type }) => {
    released = true;
    for (const release of waiting) release();
    waiting.clear();
    if (type === 'close') {
      void queue.close().then(() => {
        report({ type: 'closed' });
        channel.disconnect?.();
      });
    }
  });
  queue.work({ task: handler, other: handler, parent: handler }, { leaseMs: options.leaseMs, concurrency: options.concurrency });
  report({ type: 'ready' });
}

function codeOf(reason: unknown): string {
  return reason instanceof Error && 'code' in reason ? String(reason.code) : String(reason);
}
