import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { QueueClock } from '../clock.js';
import { createQueue } from '../engine/create-queue.js';
import type { JobRecord, JobStore, Lease } from '../engine/job-store.js';
import type { JobQueue } from '../job-queue.js';
import { createMemoryJobStore, type MemoryJobStoreOptions } from '../memory/memory-job-store.js';
import type { JobHandler } from '../worker.js';
import { conformanceCases } from './conformance-cases.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import { queueConformance } from './queue-conformance.js';

type Queue = JobQueue<ConformanceJobs>;

/** How a queue is broken: in its store, which all handles share, in a handle, or by an option. */
interface Defect {
  store?: (store: JobStore) => Partial<JobStore>;
  /** The store as one handle sees it. */
  view?: (store: JobStore) => Partial<JobStore>;
  queue?: (queue: Queue, clock: QueueClock) => Partial<Queue>;
  options?: MemoryJobStoreOptions;
}

/** What is wrong with a queue, and cases of the kit that have to notice. */
type Row = [what: string, defect: Defect, cases: string[]];

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The leases as they are now, whoever holds them: what a store does that does not look at the token. */
async function unfenced<L extends Lease>(store: JobStore, leases: readonly L[]): Promise<L[]> {
  const records = await Promise.all(leases.map(({ id }) => store.get(id)));
  return leases.map((lease, index) => ({ ...lease, token: records[index]?.token ?? lease.token }));
}

const rows: Row[] = [
  [
    'lets a worker settle that lost its lease',
    { store: (store) => ({ settle: async (outcomes) => store.settle(await unfenced(store, outcomes)) }) },
    ['discards what a worker returns after another one has its job', 'discards what a worker throws after another one has its job'],
  ],
  [
    'takes partial results of a worker that lost its lease',
    { store: (store) => ({ append: async (partials) => store.append(await unfenced(store, partials)) }) },
    ['discards progress and refuses partial results of a worker after another one has its job'],
  ],
  [
    'takes progress of a worker that lost its lease',
    { store: (store) => ({ progress: async (reports) => store.progress(await unfenced(store, reports)) }) },
    ['discards progress and refuses partial results of a worker after another one has its job'],
  ],
  [
    'never tells a worker that its lease is lost',
    { store: (store) => ({ renew: async (leases, leaseMs) => (await store.renew(leases, leaseMs)).map((renewal) => (renewal.held ? renewal : { held: true, cancelRequested: false })) }) },
    ['tells a worker that wakes up that its lease is lost, and holds its slot until the handler returns'],
  ],
  [
    'does not extend leases',
    { store: () => ({ renew: async (leases) => leases.map(() => ({ held: true, cancelRequested: false })) }) },
    ['keeps a job that takes many times its lease, while its worker renews it'],
  ],
  [
    'does not look for expired leases',
    { store: () => ({ reap: async () => ({ answer: 0, changes: [] }) }) },
    ['runs the job of a silent worker again within 1.5 times its lease, and not before the lease is over', 'fails a job with STALLED once crashes have used its attempts up'],
  ],
  [
    'takes jobs back before their lease is over',
    { store: (store) => ({ claim: (request) => store.claim({ ...request, leaseMs: request.leaseMs / 3 }), renew: (leases, leaseMs) => store.renew(leases, leaseMs / 3) }) },
    ['runs the job of a silent worker again within 1.5 times its lease, and not before the lease is over'],
  ],
  [
    'lets a crash cost nothing',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, maxAttempts: job.maxAttempts + 1 }))) }) },
    ['fails a job with STALLED once crashes have used its attempts up', 'counts a crash as one attempt beside those that failed'],
  ],
  [
    'hands a job to two workers now and then',
    {
      store: (store) => {
        let last: JobRecord[] = [];
        let claims = 0;
        return {
          async claim({ limit, ...request }) {
            claims += 1;
            const again = limit > 1 && claims % 5 === 0 ? last.slice(0, 1) : [];
            const { answer, changes } = await store.claim({ ...request, limit: limit - again.length });
            last = answer;
            return { answer: [...answer, ...again], changes };
          },
        };
      },
    },
    ['runs each of 500 jobs once, though two workers of one handle take them'],
  ],
  [
    'claims without a transaction',
    {
      store: (store) => ({
        async claim(request) {
          // Reads what waits, lets others read the same, and only then writes: by handing out what it read.
          const { items } = await store.list({ states: ['waiting'], names: request.names, sort: 'enqueuedAt', order: 'asc', limit: Math.max(1, request.limit) });
          await nextTurn();
          const { answer, changes } = await store.claim(request);
          const taken = new Set(answer.map(({ id }) => id));
          const records = await Promise.all(items.filter(({ id }) => !taken.has(id)).map(({ id }) => store.get(id)));
          const stolen = records.flatMap((record) => (record === null ? [] : { ...record, token: record.token ?? randomUUID() }));
          return { answer: [...answer, ...stolen], changes };
        },
      }),
    },
    ['runs each of 500 jobs once, though two handles take them'],
  ],
  [
    'looks for a dedup key before it inserts, without a transaction',
    {
      store: (store) => {
        const holders = new Map<string, string>();
        return {
          async insert(jobs) {
            const found = jobs.map(({ dedupKey }) => holders.get(dedupKey ?? ''));
            await nextTurn();
            const fresh = jobs.filter((_, index) => found[index] === undefined);
            for (const { dedupKey, id } of fresh) if (dedupKey !== null) holders.set(dedupKey, id);
            const { answer, changes } = await store.insert(fresh.map((job) => ({ ...job, dedupKey: null })));
            return { answer: found.map((id) => (id === undefined ? answer.shift() : { id, created: false }) ?? { id: '', created: false }), changes };
          },
        };
      },
    },
    [
      'creates exactly one job of 100 that are enqueued at once',
      'creates exactly one job of 100 that two handles enqueue at once',
      'creates exactly one job for a key within one enqueueMany',
    ],
  ],
  [
    'does not look at dedup keys',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, dedupKey: null }))) }) },
    ['answers the job that holds the key, and merges nothing into it', 'holds the key while the job is delayed, and while it runs', 'holds the key between two attempts'],
  ],
  [
    'holds a dedup key for ever',
    {
      queue: (queue) => {
        const holders = new Map<string, string>();
        return {
          async enqueue(name, payload, options) {
            const holder = holders.get(options?.dedup?.key ?? '');
            if (holder !== undefined) return { id: holder, created: false };
            const enqueued = await queue.enqueue(name, payload, options);
            if (options?.dedup !== undefined) holders.set(options.dedup.key, enqueued.id);
            return enqueued;
          },
        };
      },
    },
    [
      'gives the key up once the job is completed',
      'gives the key up once the job is failed',
      'gives the key up once the job is cancelled',
      'gives the key up after its time to live, though the job is not settled',
    ],
  ],
  [
    'leaves a gap in the partial results of a further attempt',
    {
      store: (store) => ({
        append: async (partials) => (await store.append(partials)).map((partial) => partial && { ...partial, seq: partial.seq + partial.attempt - 1 }),
        partials: async (id, after, limit) => (await store.partials(id, after, limit))?.map((partial) => ({ ...partial, seq: partial.seq + partial.attempt - 1 })) ?? null,
      }),
    },
    ['goes on numbering in the next attempt, and says which attempt appended what'],
  ],
  [
    'counts partial results from the start again in a further attempt',
    {
      store: (store) => ({
        append: async (partials) => (await store.append(partials)).map((partial) => partial && { ...partial, attempt: 1 }),
        partials: async (id, after, limit) => (await store.partials(id, after, limit))?.map((partial) => ({ ...partial, attempt: 1 })) ?? null,
      }),
    },
    ['goes on numbering in the next attempt, and says which attempt appended what'],
  ],
  [
    'says that a partial result is stored before it is',
    {
      store: (store) => ({
        async append(partials) {
          setTimeout(() => void store.append(partials), 20);
          return partials.map(({ value }, index) => ({ seq: index + 1, attempt: 1, at: store.now(), value }));
        },
      }),
    },
    ['appends partial results in order; each is there once its promise resolves'],
  ],
  [
    'mixes up partial results that are appended at once',
    { store: (store) => ({ append: async (partials) => (await store.append(partials.toReversed())).toReversed() }) },
    ['numbers 200 partial results that are appended at once without gaps, in the order of the calls'],
  ],
  ['keeps one completed job too many', { options: { retention: { completed: 101 } } }, ['keeps exactly the newest 100 completed jobs']],
  ['keeps one completed job too few', { options: { retention: { completed: 99 } } }, ['keeps exactly the newest 100 completed jobs', 'keeps exactly as many when 20 jobs at a time settle']],
  ['keeps one failed job too many', { options: { retention: { failed: 51 } } }, ['keeps exactly the newest 50 of failed and cancelled jobs together']],
  ['keeps one failed job too few', { options: { retention: { failed: 49 } } }, ['keeps exactly the newest 50 of failed and cancelled jobs together']],
  [
    'does not look at priorities',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, priority: 0 }))) }) },
    ['starts jobs by priority, higher first, then in the order of enqueueing', 'starts a job of high priority, enqueued late, before those that wait'],
  ],
  [
    'does not keep the order of enqueueing within a priority',
    {
      store: (store) => {
        let count = 0;
        return { insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, priority: job.priority * 10 + ((count += 1) % 3) }))) };
      },
    },
    ['starts jobs by priority, higher first, then in the order of enqueueing'],
  ],
  [
    'starts delayed jobs at once',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, delayMs: 0 }))) }) },
    ['does not start a job before its delay is over, and starts it then', 'starts delayed jobs as they come due, whatever the order of enqueueing'],
  ],
  [
    'does not wait between attempts',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, backoff: { ...job.backoff, delayMs: 0 } }))) }) },
    ['waits between attempts 2 s, then 4 s, by default', 'says in its event when the next attempt will be: by default after 2 s'],
  ],
  [
    'takes too much jitter',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, backoff: { ...job.backoff, jitter: 1 } }))) }) },
    ['takes at most its jitter from a delay, by chance'],
  ],
  [
    'tries again after an UnrecoverableError',
    {
      store: (store) => ({
        settle: (outcomes) => store.settle(outcomes.map((settling) => (settling.outcome.kind === 'failed' ? { ...settling, outcome: { ...settling.outcome, final: false } } : settling))),
      }),
    },
    ['fails a job at once on an UnrecoverableError, whatever attempts are left'],
  ],
  [
    'cancels running jobs only within one handle',
    { store: (store) => ({ renew: async (leases, leaseMs) => (await store.renew(leases, leaseMs)).map((renewal) => (renewal.held ? { held: true, cancelRequested: false } : renewal)) }) },
    ['reaches a running job from another handle within a third of its lease'],
  ],
  [
    'answers a cancel before it knows what becomes of it',
    { queue: (queue) => ({ cancel: (id) => queue.cancel(id).then((answer) => (answer === 'settled' ? 'settled' : 'cancelled')) }) },
    ['comes to exactly one outcome in 1,000 races of cancelling with starting and completing', 'may be asked twice to cancel a running job'],
  ],
  [
    'leaves the children of a cancelled parent waiting',
    {
      queue: (queue) => ({
        async cancel(id) {
          const { items } = await queue.list({ parentId: id });
          const answer = await queue.cancel(id);
          for (const child of items) await queue.retry(child.id).catch(() => {});
          return answer;
        },
      }),
    },
    ['cancels a blocked job at once, with its children that have not started'],
  ],
  [
    'frees the slot of a handler that ignores its signal',
    {
      queue: (queue) => ({
        work: (handlers, options) => {
          const hasty = (handler: JobHandler): JobHandler => (run) =>
            Promise.race([handler(run), new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)))]);
          const wrapped = Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, hasty(handler as JobHandler)]));
          return queue.work(wrapped as typeof handlers, options);
        },
      }),
    },
    [
      'holds the slot of a handler that ignores its timeout until it returns, and discards what it returns',
      'never runs more handlers than it has slots, though all of them ignore their timeouts',
      'holds the slot of a job that ignores its cancelling until its handler returns, whatever it returns',
      'waits for a handler that ignores its signal, and only then is closed',
    ],
  ],
  [
    'has no timeouts',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, timeoutMs: null }))) }) },
    ['fails an attempt that takes longer than its timeout: its signal says so'],
  ],
  [
    'lets a graceful release cost an attempt',
    {
      store: (store) => ({
        settle: (outcomes) =>
          store.settle(
            outcomes.map((settling) =>
              settling.outcome.kind === 'released'
                ? { ...settling, outcome: { kind: 'failed' as const, failure: { code: 'HANDLER_FAILED', message: 'closed' }, final: false, chance: 0 } }
                : settling,
            ),
          ),
      }),
    },
    ['aborts what still runs after the grace time, and releases it without costing an attempt', 'runs a job again, at no cost, that was running when the queue closed'],
  ],
  [
    'lets jobs of a schedule pile up',
    {
      store: (store) => {
        let count = 0;
        return { fireSchedules: (next, newJob) => store.fireSchedules(next, (schedule) => ({ ...newJob(schedule), dedupKey: `tick ${(count += 1)}` })) };
      },
    },
    ['never has more than one unsettled job for a schedule: the times that it missed collapse into one', 'does not pile jobs up while the queue is paused'],
  ],
  [
    'fires once for each time that it missed',
    { store: (store) => ({ fireSchedules: (next, newJob) => store.fireSchedules((schedule) => next(schedule, schedule.nextAt), newJob) }) },
    ['fires a schedule once for all times that passed while nobody had the queue open'],
  ],
  [
    'does not know time zones',
    { queue: (queue) => ({ schedule: (id, { ...input }) => queue.schedule(id, 'cron' in input ? { ...input, tz: 'UTC' } : input) }) },
    ['fires by the clock of its time zone, also over the change to summer time', 'keeps a schedule as it was given, with the time at which it fires next'],
  ],
  [
    'goes on with a parent whatever becomes of its children',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, onChildFailure: 'ignore' }))) }) },
    ['fails a parent as soon as a child failed, and cancels its children that have not started', 'fails a parent when a child is cancelled'],
  ],
  [
    'runs a parent before its children are done',
    { store: (store) => ({ insert: (jobs) => store.insert(jobs.map((job) => ({ ...job, pendingChildren: Math.max(0, job.pendingChildren - 1) }))) }) },
    ['blocks a parent until all its children have completed, then runs it', 'waits for children of children'],
  ],
  [
    'enqueues many one by one',
    {
      queue: (queue) => ({
        async enqueueMany(jobs) {
          const answers = [];
          for (const { name, payload, options } of jobs) answers.push(await queue.enqueue(name, payload, options));
          return answers;
        },
      }),
    },
    ['enqueues none of many when one payload is refused, and hurts none that is enqueued at the same moment', 'refuses options that cannot be, and enqueues nothing'],
  ],
  [
    'turns what is no JSON into something else',
    { queue: (queue) => ({ enqueue: (name, payload, options) => queue.enqueue(name, JSON.parse(JSON.stringify(payload) ?? 'null'), options) }) },
    ['refuses a payload with a Date, at its top or deep inside, and goes on', 'refuses a payload with NaN, at its top or deep inside, and goes on', 'refuses a payload with a function, at its top or deep inside, and goes on'],
  ],
  [
    'pauses only one handle',
    {
      view: (store) => {
        let paused = false;
        return {
          setPaused: async (value) => void (paused = value),
          isPaused: async () => paused,
          claim: async (request) => (paused ? { answer: [], changes: [] } : store.claim(request)),
        };
      },
    },
    ['pauses and resumes the workers of other handles as well'],
  ],
  [
    'begins again when it does not know a cursor',
    { queue: (queue) => ({ list: ({ cursor, ...query } = {}) => queue.list({ ...query, ...(cursor === undefined ? {} : { cursor }) }).catch(() => queue.list(query)) }) },
    ['refuses a cursor of another query, and what is no cursor'],
  ],
  [
    'pages by counting',
    {
      queue: (queue) => ({
        async list({ cursor = '0', limit = 100, ...query } = {}) {
          const { items } = await queue.list({ ...query, limit: 1_000 });
          const end = Number(cursor) + limit;
          return { items: items.slice(Number(cursor), end), nextCursor: end < items.length ? String(end) : null };
        },
      }),
    },
    ['pages neither repeat nor skip a job while others are enqueued and removed', 'takes a cursor with another limit, and one whose job is no longer kept'],
  ],
  [
    'lists jobs that are not settled before the others',
    {
      queue: (queue) => ({
        async list(query) {
          const page = await queue.list(query);
          return query?.sort === 'settledAt' ? { ...page, items: page.items.toSorted((a, b) => Number(a.settledAt !== null) - Number(b.settledAt !== null)) } : page;
        },
      }),
    },
    ['lists jobs by every filter, sort and order, whole and page by page'],
  ],
  [
    'counts delayed jobs among those that wait',
    { queue: (queue) => ({ counts: async () => queue.counts().then((counts) => ({ ...counts, waiting: counts.waiting + counts.delayed })) }) },
    ['counts the jobs of each state as it lists them'],
  ],
  [
    'hands out what it keeps',
    {
      queue: (queue) => {
        const kept = new Map<string, Awaited<ReturnType<Queue['get']>>>();
        return {
          async get(id) {
            if (!kept.has(id)) kept.set(id, await queue.get(id));
            return kept.get(id) ?? null;
          },
        };
      },
    },
    ['keeps copies: changing what was handed in or out changes nothing in the queue'],
  ],
  [
    'tells the settling of a job twice',
    {
      queue: (queue) => ({
        subscribe: (listener) =>
          queue.subscribe((event) => {
            listener(event);
            if (event.type === 'settled') listener(event);
          }),
      }),
    },
    ['tells each of 90 jobs in order, and its settling once, though many run at a time', 'comes to exactly one outcome in 1,000 races of cancelling with starting and completing'],
  ],
  [
    'tells events in any order',
    {
      queue: (queue) => ({
        subscribe: (listener) => queue.subscribe((event) => void (event.type === 'started' ? setTimeout(() => listener(event), 5) : listener(event))),
      }),
    },
    ['tells the life of a job in order: enqueued, started, partial result, settled'],
  ],
  [
    'leaves a timer behind',
    {
      queue: (queue, clock) => ({
        work(handlers, options) {
          clock.setTimeout(() => {}, 1e9);
          return queue.work(handlers, options);
        },
      }),
    },
    ['leaves no timer behind', 'leaves no timer behind once every worker is closed and nobody waits'],
  ],
  [
    'goes on after it was closed',
    { queue: (queue) => ({ close: async () => {}, isPaused: async () => queue.isPaused() }) },
    ['refuses every call once it is closed', 'may be closed before its first use'],
  ],
];

const capabilities = { durable: 'no', multiProcess: false, remoteCancelLatency: 0 } as const;

/** The cases that a queue fails, of those that are asked for. */
async function failuresOf({ store: breakStore, view, queue: breakQueue, options }: Defect, asked: readonly string[], patienceMs?: number): Promise<string[]> {
  const failed: string[] = [];
  const runs: (() => Promise<void>)[] = [];
  queueConformance({
    ...(patienceMs === undefined ? {} : { patienceMs }),
    lacks: { spawnWorker: 'the defects are in this process' },
    create({ jobNames, clock }) {
      const sound = createMemoryJobStore({ ...options, clock });
      const shared: JobStore = { ...sound, close: async () => {}, ...breakStore?.(sound) };
      const open = (handleClock = clock): Queue => {
        const store = { ...shared, ...view?.(shared) };
        const queue = createQueue<ConformanceJobs>({ store, jobNames, capabilities, ...(handleClock === undefined ? {} : { clock: handleClock }) });
        return handleClock === undefined ? queue : { ...queue, ...breakQueue?.(queue, handleClock) };
      };
      return { queue: open(), openAnother: open, reopen: open };
    },
    test: (title, run) => {
      const name = title.slice(title.indexOf(': ') + 2);
      if (asked.includes(name)) runs.push(() => run().catch(() => void failed.push(name)));
    },
  });
  for (const run of runs) await run();
  return failed;
}

describe('the conformance kit', () => {
  it.each(rows)('notices a queue that %s', async (_, defect, cases) => {
    // What a broken queue does not do, it does not do later either.
    expect((await failuresOf(defect, cases, 1_000)).toSorted()).toEqual(cases.toSorted());
  });

  it('finds nothing wrong with the same cases of a sound queue', async () => {
    const cases = [...new Set(rows.flatMap(([, , noticing]) => noticing))];

    expect(await failuresOf({}, cases)).toEqual([]);
  });

  it('finds nothing wrong with the restart of data that outlive their handle', async () => {
    const cases = (conformanceCases['restart'] ?? []).map(({ name }) => name);

    expect(cases.length).toBeGreaterThan(0);
    expect(await failuresOf({}, cases)).toEqual([]);
  });
});
