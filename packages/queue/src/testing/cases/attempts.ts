import assert from 'node:assert/strict';
import { ReposcanError } from '@reposcan/core';
import type { JobEvent } from '../../job-event.js';
import type { Backoff } from '../../job-options.js';
import { RetryLater, UnrecoverableError } from '../../queue-error.js';
import type { ConformanceCase } from '../conformance-case.js';
import type { Lab } from '../lab.js';

type Retrying = Extract<JobEvent, { type: 'retrying' }>;

/** Failing, and trying again. */
export const attemptCases: ConformanceCase[] = [
  {
    name: 'tries a job as often as it has attempts, then fails it with what the last one threw',
    async run(lab) {
      const attempts: number[] = [];
      lab.work(({ attempt }) => {
        attempts.push(attempt);
        throw new Error(`broken ${attempt}`);
      });

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 4, backoff: { kind: 'fixed', delayMs: 50 } });

      const job = await lab.settled(id, 'failed', 1_000);
      await lab.idle();
      assert.deepEqual(attempts, [1, 2, 3, 4]);
      assert.equal(job.attempts, 4);
      assert.equal(job.failure?.code, 'HANDLER_FAILED');
      assert.match(job.failure?.message ?? '', /broken 4/);
      assert.equal(job.result, null);
    },
  },
  {
    name: 'completes a job that succeeds at its last attempt, without a failure',
    async run(lab) {
      lab.work(({ attempt }) => {
        if (attempt < 3) throw new Error('not yet');
        return 'done';
      });

      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 20 } });

      const job = await lab.settled(id, 'completed', 1_000);
      assert.deepEqual([job.attempts, job.result, job.failure], [3, 'done', null]);
    },
  },
  {
    name: 'delays a job between two attempts, and shows why the last one failed',
    async run(lab) {
      lab.work(() => Promise.reject(new Error('no network')));
      const { id } = await lab.queue.enqueue('task', 1);

      await lab.until('it waits for its second attempt', async () => (await lab.job(id)).state === 'delayed');

      const job = await lab.job(id);
      assert.deepEqual([job.attempts, job.settledAt, job.failure?.code], [1, null, 'HANDLER_FAILED']);
      assert.match(job.failure?.message ?? '', /no network/);
    },
  },
  ...backoffs().map(
    ([what, backoff, expected]): ConformanceCase => ({
      name: `waits between attempts ${what}`,
      async run(lab) {
        const started: number[] = [];
        const retrying = retryingEvents(lab);
        lab.work(() => {
          started.push(lab.now());
          throw new Error('broken');
        });

        const { id } = await lab.queue.enqueue('task', 1, { attempts: expected.length + 1, ...(backoff === null ? {} : { backoff }) });
        await lab.settled(id, 'failed', 60_000);

        await lab.until('all was told', () => retrying.length === expected.length);
        for (const [index, { at, runAt }] of retrying.entries()) {
          assert(Math.abs(runAt - at - (expected[index] ?? 0)) <= lab.slackMs, `${expected[index]} ms, not ${runAt - at}`);
          assert((started[index + 1] ?? 0) >= runAt - lab.slackMs, `attempt ${index + 2} did not wait`);
          if (!lab.realTime) assert.equal(started[index + 1], runAt, `attempt ${index + 2} waited too long`);
        }
      },
    }),
  ),
  {
    name: 'says in its event when the next attempt will be: by default after 2 s',
    async run(lab) {
      const retrying = await retryingOf(lab, 1, {});

      const { attempt, at, runAt, message } = retrying[0] as Retrying;
      assert.equal(attempt, 1);
      assert.match(message, /broken/);
      assert(Math.abs(runAt - at - 2_000) <= lab.slackMs, `2 s, not ${runAt - at} ms`);
    },
  },
  {
    name: 'takes at most its jitter from a delay, by chance',
    async run(lab) {
      const retrying = await retryingOf(lab, 60, { kind: 'fixed', delayMs: 100_000, jitter: 0.5 });

      const delays = retrying.map(({ at, runAt }) => runAt - at);
      assert(Math.max(...delays) <= 100_000 + lab.slackMs, `at most the delay: ${Math.max(...delays)}`);
      assert(Math.min(...delays) >= 50_000 - lab.slackMs, `at least half of it: ${Math.min(...delays)}`);
      // By chance alone this fails once in 10^17 runs.
      assert(Math.max(...delays) - Math.min(...delays) > 10_000, 'spread');
    },
  },
  {
    name: 'tries a job again at the time that a RetryLater asks for, whatever its backoff',
    async run(lab) {
      const retrying = retryingEvents(lab);
      const started: number[] = [];
      let retryAt = 0;
      lab.work(({ attempt }) => {
        started.push(lab.now());
        if (attempt > 1) return 'done';
        retryAt = lab.now() + 300;
        throw new RetryLater('slow down', { retryAt, cause: new ReposcanError('GitHub asks to slow down.', { code: 'RATE_LIMITED' }) });
      });

      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 3_600_000 } });
      await lab.until('it waits for its time', async () => (await lab.job(id)).state === 'delayed');

      const { attempts, runAt, failure } = await lab.job(id);
      assert.deepEqual([attempts, failure], [1, { code: 'RATE_LIMITED', message: 'slow down' }]);
      assert(Math.abs(runAt - retryAt) <= lab.slackMs, `${runAt - retryAt} ms beside it`);
      assert.equal((await lab.settled(id, 'completed', 1_000)).attempts, 2);
      assert((started[1] ?? 0) >= retryAt - lab.slackMs, 'not before its time');
      assert.deepEqual(
        retrying.map((event) => [event.attempt, event.runAt]),
        [[1, runAt]],
      );
    },
  },
  {
    name: 'fails a job whose attempts all ended with a RetryLater, those with a time that is over at once',
    async run(lab) {
      let runs = 0;
      lab.work(() => {
        runs += 1;
        throw new RetryLater('slow down', { retryAt: new Date(0) });
      });

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 3, backoff: { delayMs: 3_600_000 } });

      const job = await lab.settled(id, 'failed', 1_000);
      assert.deepEqual([runs, job.attempts, job.failure?.code], [3, 3, 'HANDLER_FAILED']);
    },
  },
  {
    name: 'lets a RetryLater put a job off for a day at most',
    async run(lab) {
      lab.work(() => {
        throw new RetryLater('come back in a million years', { retryAt: lab.now() + 1e13 });
      });

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.until('it waits', async () => (await lab.job(id)).state === 'delayed');
      const wait = (await lab.job(id)).runAt - lab.now();
      assert(wait <= 86_400_000 + lab.slackMs && wait > 86_000_000, `${wait} ms`);
    },
  },
  {
    name: 'fails a job at once on an UnrecoverableError, whatever attempts are left',
    async run(lab) {
      let runs = 0;
      lab.work(() => {
        runs += 1;
        throw new UnrecoverableError('no such repository');
      });

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 5, backoff: { delayMs: 0 } });

      const job = await lab.settled(id, 'failed');
      await lab.idle();
      assert.equal(runs, 1);
      assert.deepEqual([job.attempts, job.failure?.code], [1, 'HANDLER_FAILED']);
      assert.match(job.failure?.message ?? '', /no such repository/);
    },
  },
  {
    name: 'keeps the code of what a handler threw, where it is an error of reposcan',
    async run(lab) {
      lab.work(() => {
        throw new ReposcanError('GitHub asks to slow down.', { code: 'RATE_LIMITED' });
      });

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });

      assert.equal((await lab.settled(id, 'failed')).failure?.code, 'RATE_LIMITED');
    },
  },
  {
    name: 'survives whatever a handler throws, and says something about it',
    async run(lab) {
      const thrown: unknown[] = ['text', null, undefined, 7, {}, Object.create(null), new Error(''), Symbol('s')];
      lab.work(({ job }) => Promise.reject(thrown[job.payload as number]));

      for (const index of thrown.keys()) {
        const { id } = await lab.queue.enqueue('task', index, { attempts: 1 });

        const job = await lab.settled(id, 'failed');
        assert.equal(job.failure?.code, 'HANDLER_FAILED');
        assert((job.failure?.message ?? '').trim() !== '', `a message for thrown value ${index}`);
      }
    },
  },
  {
    name: 'keeps what a handler threw so that it is safe to show, and no more than is worth reading',
    async run(lab) {
      const messages = ['\u001B[31mred\u0000\u202Ereversed\u200B', `long ${'x'.repeat(10_000_000)}`];
      lab.work(({ job }) => Promise.reject(new Error(messages[job.payload as number])));

      for (const index of messages.keys()) {
        const { id } = await lab.queue.enqueue('task', index, { attempts: 1 });

        const message = (await lab.settled(id, 'failed')).failure?.message ?? '';
        assert.match(message, [/red.*reversed/, /^long x/][index] ?? /./);
        assert.doesNotMatch(message, /[\p{Cc}\p{Cf}]/u);
        assert(message.length < 100_000, `${message.length} characters`);
      }
    },
  },
  {
    name: 'runs other jobs while one waits for its next attempt',
    async run(lab) {
      lab.work(({ job }) => (job.payload === 'bad' ? Promise.reject(new Error('broken')) : null), { concurrency: 1 });
      const bad = await lab.queue.enqueue('task', 'bad', { backoff: { delayMs: 3_600_000 } });

      const good = await lab.queue.enqueue('task', 'good');

      await lab.settled(good.id, 'completed');
      assert.equal((await lab.job(bad.id)).state, 'delayed');
    },
  },
];

function backoffs(): [what: string, backoff: Backoff | null, expected: number[]][] {
  return [
    ['2 s, then 4 s, by default', null, [2_000, 4_000]],
    ['twice as long each time', { delayMs: 100 }, [100, 200, 400, 800]],
    ['no longer than its limit', { delayMs: 200, maxDelayMs: 500 }, [200, 400, 500, 500]],
    ['always the same where it is fixed', { kind: 'fixed', delayMs: 200 }, [200, 200, 200]],
  ];
}

/** The events of attempts that failed and will be followed by another, from now on. */
function retryingEvents(lab: Lab): Retrying[] {
  const retrying: Retrying[] = [];
  lab.queue.subscribe((event) => event.type === 'retrying' && retrying.push(event));
  return retrying;
}

/** The events of so many jobs whose first attempt fails. */
async function retryingOf(lab: Lab, jobs: number, backoff: Backoff): Promise<Retrying[]> {
  const retrying = retryingEvents(lab);
  lab.work(() => Promise.reject(new Error('broken')));
  await lab.queue.enqueueMany(Array.from({ length: jobs }, () => ({ name: 'task' as const, payload: 1, options: { backoff } })));
  await lab.until('all have failed once', () => retrying.length === jobs);
  return retrying;
}
