import { randomUUID } from 'node:crypto';
import {
  flowJobsOf,
  newJobOf,
  nextTick,
  partialRangeOf,
  QueueError,
  scheduledJobOf,
  systemClock,
  timingOf,
  type Enqueued,
  type Job,
  type JobHandler,
  type JobOf,
  type JobQueue,
  type JobRules,
  type JobState,
  type JobTypes,
  type NewJob,
  type PartialResult,
} from '@reposcan/queue';
import { closedError, createRedisLink } from './connection/redis-link.js';
import type { RedisQueueOptions } from './connection/redis-queue-options.js';
import { createEventFeed } from './events/event-feed.js';
import { createWaiters, notFound } from './events/waiters.js';
import { newBullJob } from './job/bull-job.js';
import { jobOfRecord, type RawRecord } from './job/job-of.js';
import { listJobs } from './listing/list-jobs.js';
import { partialOf } from './listing/partial-of.js';
import { createScheduleTicker, readSchedules } from './schedule/schedule-ticker.js';
import { createRedisWorker, type RedisWorker } from './worker/redis-worker.js';

/**
 * A queue on Redis, with BullMQ. Connects when it is first used; closing it closes its connections.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function createRedisQueue<Jobs extends JobTypes = JobTypes>(options: RedisQueueOptions = {}): JobQueue<Jobs> {
  const rules = rulesOf(options);
  const { clock = systemClock } = options;
  const link = createRedisLink(options);
  const feed = createEventFeed(link);
  const waiters = createWaiters(feed, clock, get);
  const workers = new Set<RedisWorker>();
  const ticker = createScheduleTicker(link, clock, rules, (error) => workers.forEach((worker) => worker.onError(error)));
  let stopCancels: (() => void) | null = null;
  let phase: 'open' | 'closing' | 'closed' = 'open';
  let closing: Promise<void> | null = null;

  /** Handlers may still use the queue while it waits for them; only then is it closed for everyone. */
  async function assertOpen(): Promise<void> {
    if (phase === 'closed') throw closedError();
    await feed.ready();
  }

  function wakeWorkers(): void {
    for (const worker of workers) worker.wake();
  }

  async function get(id: string): Promise<Job | null> {
    const [raw] = (await link.use(({ client }) => client.rsGet(link.keys, id))) as (RawRecord | null)[];
    return raw == null ? null : jobOfRecord(raw);
  }

  async function insert(jobs: readonly NewJob[], root?: string): Promise<Enqueued[]> {
    if (jobs.length === 0) return [];
    const args = jobs.flatMap((job) => newBullJob(job, root === undefined || job.id === root ? {} : { root }));
    const ids = (await link.use(({ client }) => client.rsAdd(link.keys, ...args))) as string[];
    wakeWorkers();
    return ids.map((id, index) => ({ id, created: id === jobs[index]?.id }));
  }

  /** Runs a script that changes one job, by its id. */
  async function change<Answer extends string>(script: 'rsCancel' | 'rsRetry' | 'rsRemove', id: string): Promise<Exclude<Answer, 'not-found'>> {
    await assertOpen();
    const answer = (await link.use(({ client }) => client[script](link.keys, String(id)))) as Answer | 'not-found';
    if (answer === 'not-found') throw notFound(id);
    return answer as Exclude<Answer, 'not-found'>;
  }

  async function close(graceMs: number | undefined): Promise<void> {
    phase = 'closing';
    await Promise.all([...workers].map((worker) => worker.close(graceMs === undefined ? {} : { graceMs })));
    phase = 'closed';
    stopCancels?.();
    waiters.close();
    feed.close();
    const stopping = ticker.stop();
    await link.close();
    await stopping;
  }

  return {
    capabilities: { durable: 'process', multiProcess: true, remoteCancelLatency: 1 / 3 },

    async enqueue(name, payload, jobOptions) {
      const job = newJobOf(rules, name, payload, jobOptions);
      await assertOpen();
      return single(await insert([job]));
    },

    async enqueueMany(inputs) {
      const jobs = inputs.map((job) => newJobOf(rules, job.name, job.payload, job.options));
      await assertOpen();
      return insert(jobs);
    },

    async enqueueFlow(flow) {
      const jobs = flowJobsOf(rules, flow);
      await assertOpen();
      return single(await insert(jobs, jobs[0]?.id));
    },

    work(handlers, workerOptions) {
      if (phase !== 'open') throw closedError();
      const worker = createRedisWorker({ link, clock, rules, random: options.random ?? Math.random, handlers: handlers as Readonly<Record<string, JobHandler | undefined>>, options: workerOptions, heard: () => feed.ready() });
      workers.add(worker);
      stopCancels ??= feed.onCancel((id) => workers.forEach((each) => each.cancel(id)));
      ticker.start();
      return {
        get running() {
          return worker.running;
        },
        close: (closeOptions) => worker.close(closeOptions).finally(() => workers.delete(worker)),
      };
    },

    async get(id) {
      await assertOpen();
      return (await get(String(id))) as JobOf<Jobs> | null;
    },

    async list(query) {
      await assertOpen();
      const { items, nextCursor } = await listJobs(link, query);
      return { items: items as JobOf<Jobs>[], nextCursor };
    },

    async counts() {
      await assertOpen();
      const answer = (await link.use(({ client }) => client.rsCounts(link.keys))) as number[];
      const [waiting = 0, delayed = 0, blocked = 0, active = 0, completed = 0, failed = 0, cancelled = 0] = answer;
      return { waiting, delayed, blocked, active, completed, failed, cancelled } satisfies Record<JobState, number>;
    },

    async partials(id, range = {}) {
      const { after, limit } = partialRangeOf(range.after, range.limit);
      await assertOpen();
      const raw = (await link.use(({ client }) => client.rsPartials(link.keys, String(id), after, limit))) as string[] | null;
      if (raw === null) throw notFound(id);
      return raw.map((entry, index): PartialResult => partialOf(entry, after + index + 1));
    },

    async cancel(id) {
      const answer = await change<'cancelled' | 'requested' | 'settled'>('rsCancel', id);
      if (answer === 'requested') for (const worker of workers) worker.cancel(id);
      return answer;
    },

    async retry(id) {
      const answer = await change<'retried' | 'completed' | 'not-settled' | 'dedup-taken'>('rsRetry', id);
      if (answer !== 'retried') throw refusal(id, answer);
      wakeWorkers();
    },

    async remove(id) {
      const answer = await change<'removed' | 'not-settled'>('rsRemove', id);
      if (answer !== 'removed') throw refusal(id, answer);
    },

    async waitFor(id, { signal } = {}) {
      if (phase === 'closed') throw closedError();
      return (await waiters.waitFor(String(id), signal)) as JobOf<Jobs>;
    },

    async schedule(id, input) {
      if (typeof id !== 'string' || id === '' || id.length > 200) throw new QueueError('The id of the schedule is not valid.', { code: 'INVALID_OPTIONS', hint: 'Give a string of 1 to 200 characters.' });
      await assertOpen();
      const { now, schedules } = await readSchedules(link, 'all');
      const timing = timingOf(input, now);
      // As strict with it as with any other job, now and not at the first tick.
      const { name, payload } = scheduledJobOf(rules, id, input.name, input.payload, input.options ?? {});
      const existing = schedules.find((schedule) => schedule.id === id);
      // An app that adds its schedules at every start must not lose the tick that it missed.
      const nextAt = existing !== undefined && JSON.stringify(existing.timing) === JSON.stringify(timing) ? existing.nextAt : nextTick(timing, now);
      await link.use(({ client }) => client.rsSchedule(link.keys, id, JSON.stringify({ timing, name, payload, options: { ...input.options } }), nextAt));
      ticker.start();
    },

    async unschedule(id) {
      await assertOpen();
      return (await link.use(({ client }) => client.rsUnschedule(link.keys, String(id)))) === 1;
    },

    async schedules() {
      await assertOpen();
      return (await readSchedules(link, 'all')).schedules;
    },

    subscribe(listener) {
      if (phase === 'closed') throw closedError();
      return feed.onEvent(listener);
    },

    async pause() {
      await assertOpen();
      await link.use(({ bull }) => bull.pause());
    },

    async resume() {
      await assertOpen();
      await link.use(({ bull }) => bull.resume());
      wakeWorkers();
    },

    async isPaused() {
      await assertOpen();
      return link.use(({ bull }) => bull.isPaused());
    },

    close({ graceMs } = {}) {
      closing ??= close(graceMs);
      return closing;
    },
  };
}

function rulesOf({ createId = randomUUID, jobNames, maxPayloadBytes = 5 * 1024 * 1024 }: RedisQueueOptions): JobRules {
  if (!Number.isInteger(maxPayloadBytes) || maxPayloadBytes < 1) {
    throw new QueueError('The option maxPayloadBytes is not valid.', { code: 'INVALID_OPTIONS', hint: 'Give a whole number of bytes, at least 1.' });
  }
  return { createId, jobNames: jobNames === undefined ? null : new Set(jobNames), maxPayloadBytes };
}

function single([enqueued]: readonly Enqueued[]): Enqueued {
  if (enqueued === undefined) throw new QueueError('Redis did not say what it inserted.', { code: 'FAILED' });
  return enqueued;
}

function refusal(id: string, answer: 'not-settled' | 'completed' | 'dedup-taken'): QueueError {
  switch (answer) {
    case 'not-settled':
      return new QueueError(`Job ${id} is not settled.`, { code: 'NOT_SETTLED', hint: 'Cancel it, or wait for it.' });
    case 'completed':
      return new QueueError(`Job ${id} has completed.`, { code: 'INVALID_STATE', hint: 'Only a failed or cancelled job can be retried; enqueue it anew.' });
    case 'dedup-taken':
      return new QueueError(`Another job holds the dedup key of job ${id} by now.`, { code: 'DEDUP_TAKEN', hint: 'Wait until that one is settled.' });
  }
}
