import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';

/** What goes in comes out. */
export const roundTripCases: ConformanceCase[] = [
  {
    name: 'gives back a job as it was enqueued, with all defaults',
    async run(lab) {
      const before = lab.now();

      const { id, created } = await lab.queue.enqueue('task', { url: 'https://example.test/a' });

      const { sequence, enqueuedAt, runAt, ...job } = await lab.job(id);
      assert.equal(created, true);
      assert.deepEqual(job, {
        id,
        name: 'task',
        payload: { url: 'https://example.test/a' },
        state: 'waiting',
        priority: 0,
        startedAt: null,
        settledAt: null,
        attempts: 0,
        maxAttempts: 3,
        timeoutMs: null,
        dedupKey: null,
        parentId: null,
        scheduleId: null,
        cancelRequested: false,
        progress: null,
        partials: 0,
        result: null,
        failure: null,
      });
      assert(Number.isSafeInteger(sequence), 'a whole sequence');
      assert(enqueuedAt >= before - lab.slackMs && enqueuedAt <= lab.now() + lab.slackMs, 'enqueued now');
      assert.equal(runAt, enqueuedAt);
    },
  },
  {
    name: 'gives back every option of a job',
    async run(lab) {
      const { id } = await lab.queue.enqueue('other', null, {
        priority: 7,
        delayMs: 90_000,
        dedup: { key: 'k' },
        attempts: 5,
        timeoutMs: 1_234,
        backoff: { kind: 'fixed', delayMs: 10 },
      });

      const job = await lab.job(id);
      assert.equal(job.name, 'other');
      assert.equal(job.priority, 7);
      assert.equal(job.state, 'delayed');
      assert.equal(job.runAt, job.enqueuedAt + 90_000);
      assert.equal(job.dedupKey, 'k');
      assert.equal(job.maxAttempts, 5);
      assert.equal(job.timeoutMs, 1_234);
    },
  },
  {
    name: 'keeps every value that JSON has, in payload, progress, partial result and result',
    async run(lab) {
      lab.work(async (run) => {
        run.progress(run.job.payload);
        await run.partial(run.job.payload);
        return run.job.payload;
      });

      for (const value of values) {
        const { id } = await lab.queue.enqueue('task', value);

        const job = await lab.settled(id, 'completed');
        const what = JSON.stringify(value);
        assert.deepEqual(job.payload, value, `payload ${what}`);
        assert.deepEqual(job.result, value, `result ${what}`);
        assert.deepEqual(job.progress, value, `progress ${what}`);
        assert.deepEqual((await lab.queue.partials(id))[0]?.value, value, `partial ${what}`);
      }
    },
  },
  {
    name: 'carries a payload and a result of 1 MB',
    async run(lab) {
      const text = 'ä'.repeat(2 ** 19 - 100);
      lab.work(({ job }) => job.payload);

      const { id } = await lab.queue.enqueue('task', { text });

      assert.deepEqual((await lab.settled(id, 'completed')).result, { text });
    },
  },
  {
    name: 'records the run of a job: attempt, start, end and result',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      const active = await lab.job(id);
      await lab.pass(100);
      held.release({ stars: 5 });

      const job = await lab.settled(id, 'completed');
      assert.equal(active.state, 'active');
      assert.equal(active.attempts, 1);
      assert.equal(active.settledAt, null);
      assert.equal(held.runs[0]?.attempt, 1);
      assert.equal(held.runs[0]?.job.id, id);
      assert.equal(held.runs[0]?.job.payload, 1);
      assert.equal(held.runs[0]?.job.state, 'active');
      assert(active.startedAt !== null && active.startedAt >= active.enqueuedAt, 'started after it was enqueued');
      assert.equal(job.startedAt, active.startedAt);
      assert(job.settledAt !== null && job.settledAt >= active.startedAt + 100 - lab.slackMs, 'settled after it ran');
      assert.deepEqual(job.result, { stars: 5 });
      assert.equal(job.failure, null);
    },
  },
  {
    name: 'completes with null where a handler returns nothing',
    async run(lab) {
      lab.work(() => undefined);

      const { id } = await lab.queue.enqueue('task', 1);

      assert.equal((await lab.settled(id, 'completed')).result, null);
    },
  },
  {
    name: 'says what it is capable of',
    async run({ queue: { capabilities } }) {
      assert(['no', 'process', 'power'].includes(capabilities.durable), `durable: ${capabilities.durable}`);
      assert.equal(typeof capabilities.multiProcess, 'boolean');
      assert(capabilities.remoteCancelLatency >= 0 && capabilities.remoteCancelLatency <= 1 / 3, 'a cancel arrives within a third of the lease');
    },
  },
  {
    name: 'lets a handler use the queue that runs it',
    async run(lab) {
      lab.work(
        {
          task: async () => {
            const { id } = await lab.queue.enqueue('other', 'from within');
            return (await lab.queue.waitFor(id)).result;
          },
          other: ({ job }) => job.payload,
        },
        { concurrency: 2 },
      );

      const { id } = await lab.queue.enqueue('task', 1);

      assert.equal((await lab.settled(id, 'completed')).result, 'from within');
    },
  },
  {
    name: 'answers null for a job that does not exist',
    async run(lab) {
      await lab.queue.enqueue('task', 1);

      for (const id of ['nobody', 'toString', '__proto__', '💥', 'x'.repeat(5_000)]) assert.equal(await lab.queue.get(id), null, id);
    },
  },
  {
    name: 'enqueues many at once, answers in their order and numbers them in it',
    async run(lab) {
      const answers = await lab.queue.enqueueMany(
        Array.from({ length: 500 }, (_, index) => ({ name: index % 2 === 0 ? ('task' as const) : ('other' as const), payload: { index } })),
      );

      const jobs = await Promise.all(answers.map(({ id }) => lab.job(id)));
      assert.deepEqual(
        jobs.map(({ payload }) => payload),
        answers.map((_, index) => ({ index })),
      );
      assert(jobs.every(({ sequence }, index) => index === 0 || sequence > (jobs[index - 1]?.sequence ?? Infinity)), 'rising sequence');
      assert.equal(new Set(answers.map(({ id }) => id)).size, 500);
      assert.deepEqual(await lab.queue.enqueueMany([]), []);
    },
  },
  {
    name: 'keeps copies: changing what was handed in or out changes nothing in the queue',
    async run(lab) {
      const payload = { list: [1] };
      const { id } = await lab.queue.enqueue('task', payload);
      payload.list.push(2);
      const out = await lab.job(id);
      (out.payload as typeof payload).list.push(3);
      out.state = 'completed';
      const listed = (await lab.queue.list()).items[0];
      assert(listed !== undefined);
      (listed.payload as typeof payload).list.push(4);

      const job = await lab.job(id);

      assert.deepEqual(job.payload, { list: [1] });
      assert.equal(job.state, 'waiting');
    },
  },
];

const values: unknown[] = [
  null,
  true,
  0,
  -1.5e-7,
  Number.MAX_SAFE_INTEGER,
  '',
  'null',
  'Grüße, 世界, 👩‍👩‍👧, \u0000\u001F\u2028\u202E\uFEFF, \\ " \' % $',
  // A lone surrogate: JSON carries it escaped.
  '\uD83D',
  [],
  {},
  { '': { 'a.b': [null, [[]], { c: { d: { e: ['deep'] } } }] }, toJSON: 'a key like any other', constructor: 1 },
  Array.from({ length: 1_000 }, (_, index) => ({ index })),
];
