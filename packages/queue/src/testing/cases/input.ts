import assert from 'node:assert/strict';
import type { JobOptions } from '../../job-options.js';
import type { JobQuery, JobQueue } from '../../job-queue.js';
import type { ScheduleInput } from '../../schedule.js';
import type { WorkerOptions } from '../../worker.js';
import type { ConformanceCase } from '../conformance-case.js';
import type { ConformanceJobs } from '../conformance-jobs.js';
import { isQueueError, refuses } from '../refuses.js';

/** What a queue refuses. */
export const inputCases: ConformanceCase[] = [
  {
    name: 'refuses options that cannot be, and enqueues nothing',
    async run(lab) {
      for (const options of impossibleOptions) {
        await refuses(lab.queue.enqueue('task', 1, options as JobOptions), 'INVALID_OPTIONS', describe(options));
        await refuses(lab.queue.enqueueMany([{ name: 'task', payload: 1 }, { name: 'task', payload: 2, options: options as JobOptions }]), 'INVALID_OPTIONS');
      }

      assert.equal((await lab.queue.list()).items.length, 0);
      const { id } = await lab.queue.enqueue('task', 1, { priority: -3, delayMs: 0, attempts: 1, timeoutMs: null, backoff: { delayMs: 0, jitter: 1 } });
      assert.equal((await lab.job(id)).priority, -3);
    },
  },
  {
    name: 'refuses names that it was not told about, wherever they are given',
    async run(lab) {
      for (const unknown of ['unknown', 'toString', 'Task']) {
        const name = unknown as 'task';
        await refuses(lab.queue.enqueue(name, 1), 'UNKNOWN_JOB_NAME', name);
        await refuses(lab.queue.enqueueMany([{ name: 'task', payload: 1 }, { name, payload: 1 }]), 'UNKNOWN_JOB_NAME', `${name} among many`);
        await refuses(lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [{ name, payload: 1 }] }), 'UNKNOWN_JOB_NAME', `${name} as a child`);
        await refuses(lab.queue.schedule('nightly', { everyMs: 60_000, name, payload: 1 }), 'UNKNOWN_JOB_NAME', `${name} on a schedule`);
      }

      assert.equal((await lab.queue.list()).items.length, 0);
      assert.deepEqual(await lab.queue.schedules(), []);
    },
  },
  {
    name: 'refuses ids of no job, wherever a job is needed',
    async run(lab) {
      await lab.queue.enqueue('task', 1);
      for (const id of ['nobody', '', 'toString', '__proto__']) {
        await refuses(lab.queue.cancel(id), 'NOT_FOUND', `cancel ${id}`);
        await refuses(lab.queue.retry(id), 'NOT_FOUND', `retry ${id}`);
        await refuses(lab.queue.remove(id), 'NOT_FOUND', `remove ${id}`);
        await refuses(lab.queue.partials(id), 'NOT_FOUND', `partials ${id}`);
        await refuses(lab.queue.waitFor(id), 'NOT_FOUND', `waitFor ${id}`);
      }

      assert.equal((await lab.queue.counts()).waiting, 1);
    },
  },
  {
    name: 'refuses schedules that cannot be',
    async run(lab) {
      for (const timing of impossibleTimings) {
        const schedule = { ...(timing as object), name: 'task', payload: 1 } as ScheduleInput<ConformanceJobs>;
        await refuses(lab.queue.schedule('nightly', schedule), 'INVALID_SCHEDULE', describe(timing));
      }

      assert.deepEqual(await lab.queue.schedules(), []);
    },
  },
  {
    name: 'refuses the payload of a schedule that JSON cannot carry',
    async run(lab) {
      await refuses(lab.queue.schedule('nightly', { everyMs: 60_000, name: 'task', payload: { at: new Date(0) } }), 'INVALID_PAYLOAD');

      assert.deepEqual(await lab.queue.schedules(), []);
    },
  },
  {
    name: 'refuses queries that cannot be, instead of answering something else',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);

      for (const query of impossibleQueries) await refuses(lab.queue.list(query as JobQuery), 'INVALID_QUERY', describe(query));
      for (const options of [{ limit: 0 }, { limit: 10_001 }, { limit: 1.5 }, { after: -1 }, { after: Number.NaN }]) {
        await refuses(lab.queue.partials(id, options), 'INVALID_QUERY', describe(options));
      }

      assert.equal((await lab.queue.list({ limit: 1_000 })).items.length, 1);
      assert.deepEqual(await lab.queue.partials(id, { after: 0, limit: 10_000 }), []);
    },
  },
  {
    name: 'refuses a cursor of another query, and what is no cursor',
    async run(lab) {
      await lab.queue.enqueueMany(Array.from({ length: 9 }, () => ({ name: 'task' as const, payload: 1 })));
      const cursor = (await lab.queue.list({ limit: 2 })).nextCursor;
      assert(cursor !== null);

      const others: JobQuery[] = [
        { order: 'asc' },
        { sort: 'priority' },
        { sort: 'settledAt' },
        { states: ['waiting'] },
        { names: ['task'] },
        { parentId: 'p' },
        { enqueuedFrom: 0 },
        { enqueuedTo: 9e15 },
      ];
      for (const other of others) await refuses(lab.queue.list({ ...other, cursor }), 'INVALID_CURSOR', `for ${describe(other)}`);
      for (const nonsense of ['', 'x', '💥', 'e30', 'bnVsbA', `${cursor}x`, cursor.slice(1), cursor.slice(0, -4), '9'.repeat(10_000)]) {
        await refuses(lab.queue.list({ cursor: nonsense }), 'INVALID_CURSOR', `the cursor ${nonsense.slice(0, 40)}`);
      }

      assert.equal((await lab.queue.list({ cursor })).items.length, 7);
    },
  },
  {
    name: 'refuses a worker with options that cannot be',
    async run(lab) {
      for (const options of impossibleWorkerOptions) {
        assert.throws(
          () => lab.queue.work({ task: () => null }, options),
          (error) => (isQueueError(error, 'INVALID_OPTIONS', describe(options)), true),
          describe(options),
        );
      }

      const { id } = await lab.queue.enqueue('task', 1);
      await lab.idle();
      assert.equal((await lab.job(id)).state, 'waiting', 'no refused worker works');
    },
  },
  {
    name: 'refuses every call once it is closed',
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1);

      await lab.queue.close();

      const { queue } = lab;
      const calls = {
        enqueue: queue.enqueue('task', 1),
        enqueueMany: queue.enqueueMany([{ name: 'task', payload: 1 }]),
        enqueueFlow: queue.enqueueFlow({ name: 'parent', payload: 1, children: [] }),
        get: queue.get(id),
        list: queue.list(),
        counts: queue.counts(),
        partials: queue.partials(id),
        cancel: queue.cancel(id),
        retry: queue.retry(id),
        remove: queue.remove(id),
        waitFor: queue.waitFor(id),
        schedule: queue.schedule('nightly', { everyMs: 60_000, name: 'task', payload: 1 }),
        unschedule: queue.unschedule('nightly'),
        schedules: queue.schedules(),
        pause: queue.pause(),
        resume: queue.resume(),
        isPaused: queue.isPaused(),
      } satisfies Record<Exclude<keyof JobQueue, 'capabilities' | 'work' | 'subscribe' | 'close'>, Promise<unknown>>;
      await Promise.all(Object.entries(calls).map(([method, promise]) => refuses(promise, 'CLOSED', method)));
      assert.throws(
        () => queue.work({ task: () => null }),
        (error) => (isQueueError(error, 'CLOSED', 'work'), true),
      );
    },
  },
];

const notWhole = [-1, 1.5, Number.NaN, Infinity, '1'];

const impossibleOptions: unknown[] = [
  ...notWhole.filter((value) => value !== 1.5).map((delayMs) => ({ delayMs })),
  ...notWhole.filter((value) => value !== -1).map((priority) => ({ priority })),
  ...[0, ...notWhole].map((attempts) => ({ attempts })),
  ...[0, -1, Number.NaN, '1'].map((timeoutMs) => ({ timeoutMs })),
  ...[-1, Number.NaN, '1'].map((delayMs) => ({ backoff: { delayMs } })),
  ...[-1, Number.NaN].map((maxDelayMs) => ({ backoff: { maxDelayMs } })),
  ...[-0.1, 1.1, Number.NaN].map((jitter) => ({ backoff: { jitter } })),
  { backoff: { kind: 'linear' } },
  { dedup: { key: '' } },
  { dedup: { key: 7 } },
  { dedup: {} },
  ...[-1, Number.NaN].map((ttlMs) => ({ dedup: { key: 'k', ttlMs } })),
];

const impossibleTimings: unknown[] = [
  ...['', 'every day', '* * *', '61 * * * *', '* * * * * * * *'].map((cron) => ({ cron })),
  { cron: '0 9 * * *', tz: 'Mars/Olympus' },
  // Never: February has no 30th day.
  { cron: '0 0 30 2 *' },
  ...[0, -1, 999, Number.NaN, Infinity, '60000'].map((everyMs) => ({ everyMs })),
  {},
];

const impossibleQueries: unknown[] = [
  ...[0, -1, 1_001, 1.5, Number.NaN, '10'].map((limit) => ({ limit })),
  { states: ['done'] },
  { states: 'waiting' },
  { names: 'task' },
  { sort: 'name' },
  { order: 'up' },
  { enqueuedFrom: Number.NaN },
  { enqueuedTo: '2026-01-01' },
];

const impossibleWorkerOptions: WorkerOptions[] = [
  ...[0, -1, 1.5, Number.NaN].map((concurrency) => ({ concurrency })),
  ...[0, -1, Number.NaN].map((leaseMs) => ({ leaseMs })),
  ...[0, -1, Number.NaN].map((pollMs) => ({ pollMs })),
];

function describe(input: unknown): string {
  return JSON.stringify(input, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value));
}
