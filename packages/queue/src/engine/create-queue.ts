import { systemClock, type QueueClock } from '../clock.js';
import { flowJobsOf } from '../input/flow-input.js';
import { jobRulesOf, newJobOf, scheduledJobOf, textOf, type JobRuleOptions } from '../input/job-input.js';
import { graceMsOf } from '../input/worker-input.js';
import { jobListingOf, partialRangeOf } from '../listing/job-listing.js';
import type { JobOf, JobQueue, QueueCapabilities } from '../job-queue.js';
import type { JobTypes } from '../job.js';
import type { ScheduleTiming } from '../schedule.js';
import type { Enqueued } from '../job-options.js';
import { QueueError } from '../queue-error.js';
import { nextTick, timingOf } from '../schedule/schedule-timing.js';
import { jobOf } from '../transitions/job-of.js';
import type { JobHandler } from '../worker.js';
import { createChangeFeed } from './change-feed.js';
import { createWorker, type EngineWorker } from './create-worker.js';
import type { Engine } from './engine.js';
import type { Changed, JobStore, NewJob } from './job-store.js';
import { createJobWrites } from './job-writes.js';
import { createTurn } from './turn.js';
import { createUpkeep } from './upkeep.js';
import { closedError, notFound, refusal } from './refusal.js';
import { createWaiters } from './waiters.js';

/** What every embedded adapter lets its callers choose. */
export interface QueueOptions extends JobRuleOptions {
  /** @default the clock of this process */
  clock?: QueueClock;
  /** 0 ≤ x < 1, for the jitter of backoffs. @default Math.random */
  random?: () => number;
}

/** What the engine needs of an adapter. */
export interface CreateQueueOptions extends QueueOptions {
  store: JobStore;
  capabilities: QueueCapabilities;
}

/** How long what became due by another process may stay unnoticed at most; what this process knows of is noticed in time. */
const upkeepMs = 5_000;

/**
 * A queue over a store: the engine that the embedded adapters share. Closing the queue closes the store.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function createQueue<Jobs extends JobTypes = JobTypes>(options: CreateQueueOptions): JobQueue<Jobs> {
  const { store, capabilities } = options;
  const rules = jobRulesOf(options);
  const feed = createChangeFeed(() => store.now());
  const turn = createTurn();
  const writes = createJobWrites(store, feed, turn);
  const engine: Engine = { store, clock: options.clock ?? systemClock, random: options.random ?? Math.random, rules, feed, writes, turn };
  const workers = new Set<EngineWorker>();
  const upkeep = createUpkeep(engine, wakeWorkers, (error) => workers.forEach((worker) => worker.onError(error)));
  const waiters = createWaiters(engine);
  let stopListening: (() => void) | null = null;
  let phase: 'open' | 'closing' | 'closed' = 'open';
  let closing: Promise<void> | null = null;

  feed.onChange(({ type, job }) => {
    if (job.state === 'delayed') upkeep.dueAt(job.runAt);
    // A child that settled may have unblocked its parent.
    if (type !== 'started' && type !== 'removed' && (type !== 'settled' || job.parentId !== null)) wakeWorkers();
  });

  function wakeWorkers(): void {
    for (const worker of workers) worker.wake();
  }

  /** From the first use that other processes matter to: creating a queue must not touch its store. */
  function listenToOthers(): void {
    stopListening ??=
      store.onForeignChange?.(() => {
        wakeWorkers();
        waiters.check();
        upkeep.dueAt(store.now());
      }) ?? null;
  }

  /** Handlers may still use the queue while it waits for them; only then is it closed for everyone. */
  function assertOpen(): void {
    if (phase === 'closed') throw closedError();
  }

  function insert(jobs: readonly NewJob[]): Promise<Enqueued[]> {
    return jobs.length === 0 ? Promise.resolve([]) : writes.insert(jobs);
  }

  async function changed<T>(operation: Promise<Changed<T>>): Promise<T> {
    const { answer, changes } = await operation;
    feed.publish(changes);
    return answer;
  }

  async function close(graceMs: number): Promise<void> {
    phase = 'closing';
    await Promise.all([...workers].map((worker) => worker.close({ graceMs })));
    phase = 'closed';
    stopListening?.();
    await upkeep.stop();
    waiters.close();
    await writes.idle();
    await store.close();
  }

  return {
    capabilities,

    async enqueue(name, payload, jobOptions) {
      assertOpen();
      return single(await insert([newJobOf(rules, name, payload, jobOptions)]));
    },

    async enqueueMany(jobs) {
      assertOpen();
      if (!Array.isArray(jobs)) throw new QueueError('The jobs are not a list.', { code: 'INVALID_OPTIONS', hint: 'Give a list of { name, payload, options }.' });
      return insert(jobs.map((job) => newJobOf(rules, job?.name, job?.payload, job?.options)));
    },

    async enqueueFlow(flow) {
      assertOpen();
      return single(await insert(flowJobsOf(rules, flow)));
    },

    work(handlers, workerOptions) {
      if (phase !== 'open') throw closedError();
      const worker = createWorker(engine, handlers as Readonly<Record<string, JobHandler | undefined>>, workerOptions);
      workers.add(worker);
      listenToOthers();
      worker.wake();
      upkeep.start(Math.min(worker.leaseMs / 2, upkeepMs));
      return {
        get running() {
          return worker.running;
        },
        close: (closeOptions) => worker.close(closeOptions).finally(() => workers.delete(worker)),
      };
    },

    async get(id) {
      assertOpen();
      const record = typeof id === 'string' ? await store.get(id) : null;
      return record === null ? null : (jobOf(record) as JobOf<Jobs>);
    },

    async list(query) {
      assertOpen();
      jobListingOf(query);
      const { items, nextCursor } = await store.list(query ?? {});
      return { items: items as JobOf<Jobs>[], nextCursor };
    },

    async counts() {
      assertOpen();
      return store.counts();
    },

    async partials(id, { after = 0, limit = 1_000 } = {}) {
      assertOpen();
      const range = partialRangeOf(after, limit);
      const partials = await store.partials(idOf(id), range.after, range.limit);
      if (partials === null) throw notFound(id);
      return partials;
    },

    async cancel(id) {
      assertOpen();
      const answer = await changed(store.cancel(idOf(id)));
      if (answer === 'not-found') throw notFound(id);
      if (answer === 'requested') for (const worker of workers) worker.cancel(id);
      return answer;
    },

    async retry(id) {
      assertOpen();
      const answer = await changed(store.retry(idOf(id)));
      if (answer !== 'retried') throw refusal(id, answer);
    },

    async remove(id) {
      assertOpen();
      const answer = await changed(store.remove(idOf(id)));
      if (answer !== 'removed') throw refusal(id, answer);
    },

    async waitFor(id, { signal } = {}) {
      assertOpen();
      listenToOthers();
      return (await waiters.waitFor(idOf(id), signal)) as JobOf<Jobs>;
    },

    async schedule(id, input) {
      assertOpen();
      textOf(id, 'id of the schedule', 200);
      const now = store.now();
      const timing = timingOf(input, now);
      // As strict with it as with any other job, now and not at the first tick.
      const { name, payload } = scheduledJobOf(rules, id, input.name, input.payload, input.options ?? {});
      const existing = (await store.schedules()).find((schedule) => schedule.id === id);
      // An app that adds its schedules at every start must not lose the tick that it missed.
      const nextAt = existing !== undefined && sameTiming(existing.timing, timing) ? existing.nextAt : nextTick(timing, now);
      await store.putSchedule({ id, timing, name, payload, options: { ...input.options }, nextAt, lastAt: existing?.lastAt ?? null });
      listenToOthers();
      upkeep.start(upkeepMs);
    },

    async unschedule(id) {
      assertOpen();
      return store.removeSchedule(id);
    },

    async schedules() {
      assertOpen();
      return store.schedules();
    },

    subscribe(listener) {
      assertOpen();
      return feed.subscribe(listener);
    },

    async pause() {
      assertOpen();
      await store.setPaused(true);
    },

    async resume() {
      assertOpen();
      await store.setPaused(false);
      wakeWorkers();
    },

    async isPaused() {
      assertOpen();
      return store.isPaused();
    },

    async close(closeOptions) {
      closing ??= close(graceMsOf(closeOptions));
      return closing;
    },
  };
}

function single([enqueued]: readonly Enqueued[]): Enqueued {
  if (enqueued === undefined) throw new QueueError('The store did not say what it inserted.', { code: 'FAILED' });
  return enqueued;
}

function idOf(id: unknown): string {
  if (typeof id !== 'string') throw notFound(id);
  return id;
}

function sameTiming(a: ScheduleTiming, b: ScheduleTiming): boolean {
  return 'cron' in a ? 'cron' in b && a.cron === b.cron && a.tz === b.tz : 'everyMs' in b && a.everyMs === b.everyMs;
}
