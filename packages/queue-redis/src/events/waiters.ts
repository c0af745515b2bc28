import { isSettled, QueueError, type Job, type QueueClock } from '@reposcan/queue';
import { closedError } from '../connection/redis-link.js';
import type { EventFeed } from './event-feed.js';

/** Those who wait for jobs to be settled. */
export interface Waiters {
  /** @throws {QueueError} `NOT_FOUND`, `ABORTED`, `CLOSED` */
  waitFor(id: string, signal: AbortSignal | undefined): Promise<Job>;
  /** Rejects those who wait, with `CLOSED`. */
  close(): void;
}

/** How often a job is looked at, should its event be lost. */
const lookMs = 500;

/** @param get the job as it is */
export function createWaiters(feed: EventFeed, clock: QueueClock, get: (id: string) => Promise<Job | null>): Waiters {
  const wakes = new Set<() => void>();
  let closed = false;

  return {
    async waitFor(id, signal) {
      let heard = false;
      let wake = (): void => {};
      const stop = feed.onEvent((event) => {
        if (event.id !== id || (event.type !== 'settled' && event.type !== 'removed')) return;
        heard = true;
        wake();
      });
      const onAbort = (): void => wake();
      signal?.addEventListener('abort', onAbort);
      wakes.add(onAbort);
      try {
        for (;;) {
          if (closed) throw closedError();
          if (signal?.aborted) throw new QueueError(`Waiting for job ${id} was aborted.`, { code: 'ABORTED', hint: 'The job goes on.', cause: signal.reason });
          heard = false;
          const job = await get(id);
          if (job === null) throw notFound(id);
          if (isSettled(job.state)) return job;
          if (!heard && !closed && signal?.aborted !== true) {
            await new Promise<void>((resolve) => {
              const timer = clock.setTimeout(resolve, lookMs);
              wake = () => {
                clock.clearTimeout(timer);
                resolve();
              };
            });
          }
        }
      } finally {
        signal?.removeEventListener('abort', onAbort);
        wakes.delete(onAbort);
        stop();
      }
    },
    close() {
      closed = true;
      for (const wake of wakes) wake();
    },
  };
}

/** There is no such job, or it is no longer kept. */
export function notFound(id: string): QueueError {
  return new QueueError(`There is no job ${JSON.stringify(String(id).slice(0, 80))}.`, { code: 'NOT_FOUND', hint: 'It never was, or is no longer kept.' });
}
