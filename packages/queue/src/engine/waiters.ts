import { copyOfJson } from '../input/json-copy.js';
import { shown } from '../input/shown.js';
import type { Job } from '../job.js';
import { QueueError } from '../queue-error.js';
import { jobOf } from '../transitions/job-of.js';
import { isSettled } from '../transitions/settled.js';
import type { Engine } from './engine.js';
import { notFound } from './refusal.js';

/** Those who wait for jobs to settle. */
export interface Waiters {
  waitFor(id: string, signal?: AbortSignal): Promise<Job>;
  /** Looks at all jobs that are waited for; another process may have settled them. */
  check(): void;
  /** Ends all waiting with `CLOSED`. */
  close(): void;
}

interface Waiter {
  end(result: Job | QueueError): void;
}

const pollMs = 500;

/** Waits by events of this process, and by looking every 500 ms: a lost event costs time only. A store that fails while somebody waits is asked again. */
export function createWaiters({ store, clock, feed }: Engine): Waiters {
  const waiting = new Map<string, Set<Waiter>>();
  let timer: unknown = null;
  let closed = false;

  feed.onChange((change) => {
    const { id } = change.job;
    if (waiting.size === 0 || !waiting.has(id)) return;
    // A copy: its data belong to the store.
    if (change.type === 'settled') end(id, copyOfJson(jobOf(change.whole())));
    if (change.type === 'removed') end(id, notFound(id));
  });

  function end(id: string, result: Job | QueueError): void {
    for (const waiter of waiting.get(id) ?? []) waiter.end(result);
  }

  async function look(id: string): Promise<void> {
    const record = await store.get(id);
    if (record === null) end(id, notFound(id));
    else if (isSettled(record.state)) end(id, jobOf(record));
  }

  function check(): void {
    for (const id of waiting.keys()) look(id).catch(() => {});
  }

  function poll(): void {
    timer = null;
    check();
    arm();
  }

  function arm(): void {
    if (timer === null && waiting.size > 0) timer = clock.setTimeout(poll, pollMs);
  }

  function disarm(): void {
    if (timer !== null && waiting.size === 0) {
      clock.clearTimeout(timer);
      timer = null;
    }
  }

  return {
    waitFor: (id, signal) =>
      new Promise<Job>((resolve, reject) => {
        const waiters = waiting.get(id) ?? new Set();
        const waiter: Waiter = {
          end(result) {
            signal?.removeEventListener('abort', onAbort);
            waiters.delete(waiter);
            if (waiters.size === 0 && waiting.get(id) === waiters) waiting.delete(id);
            disarm();
            if (result instanceof QueueError) reject(result);
            else resolve(result);
          },
        };
        const onAbort = (): void => waiter.end(aborted(id, signal?.reason));
        if (closed) return reject(closedWhile(id));
        if (signal?.aborted) return reject(aborted(id, signal.reason));

        waiting.set(id, waiters.add(waiter));
        signal?.addEventListener('abort', onAbort, { once: true });
        arm();
        // Only the first look may fail the wait: before it, nobody knows whether there is such a job.
        look(id).catch((error: unknown) => {
          if (waiters.has(waiter)) waiter.end(error instanceof QueueError ? error : unavailable(id, error));
        });
      }),
    check,
    close() {
      closed = true;
      for (const id of waiting.keys()) end(id, closedWhile(id));
    },
  };
}

function aborted(id: string, cause: unknown): QueueError {
  return new QueueError(`Waiting for job ${shown(id)} was aborted.`, { code: 'ABORTED', cause });
}

function closedWhile(id: string): QueueError {
  return new QueueError(`The queue was closed while somebody waited for job ${shown(id)}.`, { code: 'CLOSED' });
}

function unavailable(id: string, cause: unknown): QueueError {
  return new QueueError(`Job ${shown(id)} cannot be read.`, { code: 'UNAVAILABLE', cause });
}
