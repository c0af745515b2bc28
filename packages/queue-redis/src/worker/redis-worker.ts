import { UnrecoverableError as BullUnrecoverableError, WaitingError, Worker as BullWorker, type Job as BullJob, type RedisQueueBackend } from 'bullmq';
import {
  backoffDelay,
  cancelledFailure,
  cancelRequested,
  graceMsOf,
  jobNameOf,
  QueueError,
  retryLaterDelay,
  shuttingDown,
  workerSettingsOf,
  type Backoff,
  type JobFailure,
  type JobHandler,
  type JobRules,
  type PartialResult,
  type QueueClock,
  type Worker,
  type WorkerOptions,
} from '@reposcan/queue';
import { redisFailure } from '../connection/redis-failure.js';
import type { RedisLink } from '../connection/redis-link.js';
import { jobOfBull } from '../job/job-of.js';
import { createAttempt, type Attempt, type AttemptWrites } from './attempt.js';
import { startHeartbeat, type Heartbeat } from './heartbeat.js';
import { waitWhereNothingFits, type NothingFits } from './nothing-fits.js';

/** A worker as its queue sees it. */
export interface RedisWorker extends Worker {
  readonly pollMs: number;
  /** There may be work. */
  wake(): void;
  /** Somebody cancelled a running job, perhaps one of this worker's. */
  cancel(jobId: string): void;
  /** Never throws. */
  onError(error: unknown): void;
}

interface RedisWorkerOptions {
  link: RedisLink;
  clock: QueueClock;
  rules: JobRules;
  random: () => number;
  handlers: Readonly<Record<string, JobHandler | undefined>>;
  options: WorkerOptions | undefined;
  /** Resolves once those hear who listened before the worker was made. */
  heard: () => Promise<void>;
}

/** How often a worker tries to reach a Redis that it never reached before. */
const reconnectMs = 500;
/** How long a worker that closes waits for a Redis that does not answer, after its handlers have returned. */
const settleMs = 5_000;

/**
 * BullMQ's Worker fetches, settles and finds stalled jobs; around each job it runs an attempt of ours, and our heartbeat renews the leases.
 * @throws {QueueError} `INVALID_OPTIONS`, `UNKNOWN_JOB_NAME`
 */
export function createRedisWorker({ link, clock, rules, random, handlers: handlersByName, options = {}, heard }: RedisWorkerOptions): RedisWorker {
  const handlers = handlerMapOf(rules, handlersByName);
  const settings = workerSettingsOf(options);
  const { leaseMs, pollMs } = settings;
  // Not a Set: the tables that it leaves behind as jobs come and go keep these alive for the next major collection.
  const attempts: Attempt[] = [];
  const stopped = new AbortController();
  let bull: BullWorker | null = null;
  let heartbeat: Heartbeat | null = null;
  let nothingFits: NothingFits | null = null;
  let closing: Promise<void> | null = null;

  function onError(error: unknown): void {
    try {
      options.onError?.(redisFailure(error));
    } catch {
      // A listener's mistake is not the queue's.
    }
  }

  const writes: AttemptWrites = {
    progress: (id, token, value) => link.use(async ({ client }) => (await client.rsProgress(link.keys, id, token, JSON.stringify(value))) === 1),
    append: (id, token, count, value) =>
      link.use(async ({ client }): Promise<PartialResult | null> => {
        const entry = (await client.rsAppend(link.keys, id, token, count, JSON.stringify(value))) as [number, number, number] | null;
        return entry === null ? null : { seq: entry[0], attempt: entry[1], at: entry[2], value };
      }),
  };

  async function process(bullJob: BullJob, token = ''): Promise<unknown> {
    const job = jobOfBull(bullJob);
    const handler = handlers.get(job.name);
    if (handler === undefined || stopped.signal.aborted) return release(bullJob, token);
    const attempt = createAttempt({ clock, job, token, handler, writes, maxPayloadBytes: rules.maxPayloadBytes, onError });
    attempts.push(attempt);
    try {
      const end = await attempt.run();
      switch (end.kind) {
        case 'completed':
          return end.result;
        case 'failed':
          throw end.final ? new BullUnrecoverableError(reasonOf(end.failure)) : new AttemptFailed(reasonOf(end.failure), end.retryAt);
        case 'cancelled':
          throw new BullUnrecoverableError(reasonOf(cancelledFailure));
        case 'released':
          return await release(bullJob, token);
        case 'lost':
          // BullMQ leaves a job alone that says so.
          throw new WaitingError();
      }
    } finally {
      attempts.splice(attempts.indexOf(attempt), 1);
    }
  }

  async function release(bullJob: BullJob, token: string): Promise<never> {
    try {
      await bullJob.moveToWait(token);
    } catch (error) {
      onError(error);
    }
    throw new WaitingError();
  }

  async function start(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        const { client } = await link.open();
        await heard();
        if (stopped.signal.aborted) return;
        bull = new BullWorker(link.queueName, process, {
          connection: client,
          prefix: link.prefix,
          autorun: false,
          concurrency: settings.concurrency,
          lockDuration: leaseMs,
          skipLockRenewal: true,
          // Looks are shared by all workers, so that two may lie two intervals apart: a sixth of the lease together.
          stalledInterval: Math.max(10, Math.floor(leaseMs / 12)),
          // Crashes cost attempts: our part of the script counts them.
          maxStalledCount: Number.MAX_SAFE_INTEGER,
          drainDelay: pollMs / 1_000,
          runRetryDelay: 200,
          settings: {
            backoffStrategy: (attempt, _type, error, job) =>
              error instanceof AttemptFailed && error.retryAt !== null
                ? retryLaterDelay(error.retryAt, clock.now())
                : backoffDelay(job?.opts.backoff as unknown as Required<Backoff>, attempt, random()),
          },
        });
        bull.on('error', onError);
        // Our part of the scripts reads the names that this worker may take from the field for its name.
        bull.opts.name = JSON.stringify([...handlers.keys()]);
        nothingFits = waitWhereNothingFits(bull.getBackend() as RedisQueueBackend, pollMs);
        heartbeat = startHeartbeat(link, clock, leaseMs, attempts, onError);
        bull.run().catch(onError);
        return;
      } catch (error) {
        if (stopped.signal.aborted) return;
        onError(error);
        await sleep(reconnectMs, stopped.signal);
      }
    }
  }

  async function close(graceMs: number): Promise<void> {
    stopped.abort();
    await started;
    if (bull !== null) {
      const closed = bull.close().catch(onError);
      nothingFits?.wake();
      await within(graceMs, closed);
      for (const attempt of attempts) attempt.abort(shuttingDown(attempt.id));
      let finished = false;
      const gone = closed.then(() => (finished = true));
      while (!finished && attempts.some(({ returned }) => !returned)) await within(20, gone);
      await within(settleMs, closed);
      // Redis is away: BullMQ would go on reconnecting. The lease of what is not settled runs out.
      if (!finished) void Promise.resolve((bull.getBackend() as RedisQueueBackend).blockingClient).then((client) => client?.disconnect(), onError);
    }
    heartbeat?.stop();
  }

  const started = start();

  return {
    pollMs,
    get running() {
      return attempts.filter(({ returned }) => !returned).length;
    },
    wake: () => nothingFits?.wake(),
    cancel(jobId) {
      for (const attempt of attempts) if (attempt.id === jobId) attempt.abort(cancelRequested(jobId));
    },
    onError,
    close(closeOptions) {
      closing ??= close(graceMsOf(closeOptions));
      return closing;
    },
  };
}

/** What BullMQ hands on from a failed attempt to whoever decides on the delay. */
class AttemptFailed extends Error {
  constructor(
    reason: string,
    readonly retryAt: number | null,
  ) {
    super(reason);
  }
}

function reasonOf({ code, message }: JobFailure): string {
  return JSON.stringify({ code, message });
}

async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, over]);
  clearTimeout(timer);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

function handlerMapOf(rules: JobRules, handlersByName: Readonly<Record<string, JobHandler | undefined>>): Map<string, JobHandler> {
  const handlers = new Map<string, JobHandler>();
  for (const [name, handler] of Object.entries(handlersByName)) {
    if (handler === undefined) continue;
    if (typeof handler !== 'function') throw new QueueError(`The handler of ${jobNameOf(rules, name)} is not a function.`, { code: 'INVALID_OPTIONS', hint: 'Give a function.' });
    handlers.set(jobNameOf(rules, name), handler);
  }
  if (handlers.size === 0) throw new QueueError('The worker has no handlers.', { code: 'INVALID_OPTIONS', hint: 'Give a function for at least one job name.' });
  return handlers;
}
