import assert from 'node:assert/strict';
import type { PartialResult } from '../../job.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** Partial results. */
export const partialCases: ConformanceCase[] = [
  {
    name: 'appends partial results in order; each is there once its promise resolves',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      for (const value of ['a', { b: 1 }, null]) {
        const appended = await held.runs[0]?.partial(value);

        const listed = await lab.queue.partials(id);
        assert.deepEqual(listed.at(-1), appended);
        assert.deepEqual(appended?.value, value);
        assert.equal(appended?.attempt, 1);
        assert.equal(appended?.seq, listed.length);
        assert(Math.abs((appended?.at ?? 0) - lab.now()) <= lab.slackMs, 'appended now');
        assert.equal((await lab.job(id)).partials, listed.length);
      }
    },
  },
  {
    name: 'numbers 200 partial results that are appended at once without gaps, in the order of the calls',
    async run(lab) {
      const answers: PartialResult[] = [];
      lab.work(async (run) => {
        answers.push(...(await Promise.all(Array.from({ length: 200 }, (_, index) => run.partial(index)))));
      });

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.settled(id, 'completed');
      const expected = Array.from({ length: 200 }, (_, index) => [index + 1, index]);
      assert.deepEqual(pairs(answers), expected);
      assert.deepEqual(pairs(await lab.queue.partials(id)), expected);
    },
  },
  {
    name: 'keeps the partial results of jobs that run at the same time apart',
    async run(lab) {
      lab.work(
        async (run) => {
          for (let index = 0; index < 20; index += 1) await run.partial(`${String(run.job.payload)}-${index}`);
        },
        { concurrency: 10 },
      );

      const jobs = await lab.queue.enqueueMany(Array.from({ length: 10 }, (_, index) => ({ name: 'task' as const, payload: index })));

      for (const [job, { id }] of jobs.entries()) {
        await lab.settled(id, 'completed');
        assert.deepEqual(
          pairs(await lab.queue.partials(id)),
          Array.from({ length: 20 }, (_, index) => [index + 1, `${job}-${index}`]),
        );
      }
    },
  },
  {
    name: 'goes on numbering in the next attempt, and says which attempt appended what',
    async run(lab) {
      lab.work(async (run) => {
        await run.partial(`${run.attempt}a`);
        await run.partial(`${run.attempt}b`);
        if (run.attempt < 3) throw new Error('again');
      });

      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 10 } });

      assert.equal((await lab.settled(id, 'completed', 1_000)).partials, 6);
      assert.deepEqual(
        (await lab.queue.partials(id)).map(({ seq, attempt, value }) => [seq, attempt, value]),
        [
          [1, 1, '1a'],
          [2, 1, '1b'],
          [3, 2, '2a'],
          [4, 2, '2b'],
          [5, 3, '3a'],
          [6, 3, '3b'],
        ],
      );
    },
  },
  {
    name: 'hands partial results out from any number on, as many as asked for, 1,000 unless told otherwise',
    async run(lab) {
      lab.work(async (run) => {
        await Promise.all(Array.from({ length: 1_100 }, (_, index) => run.partial(index)));
      });
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.settled(id, 'completed');
      const numbers = async (options?: { after?: number; limit?: number }) => (await lab.queue.partials(id, options)).map(({ seq }) => seq);

      assert.deepEqual(await numbers({ after: 3, limit: 4 }), [4, 5, 6, 7]);
      assert.deepEqual(await numbers({ after: 1_098 }), [1_099, 1_100]);
      assert.deepEqual(await numbers({ after: 1_100 }), []);
      assert.deepEqual(await numbers({ limit: 1 }), [1]);
      assert.equal((await numbers()).length, 1_000);
      assert.equal((await numbers({ limit: 10_000 })).length, 1_100);
    },
  },
  {
    name: 'refuses a partial result after the end of its attempt, and appends nothing',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { backoff: { delayMs: 10 } });
      await lab.until('it runs', () => held.runs.length === 1);
      held.fail(new Error('again'));
      await lab.until('it runs again', () => held.runs.length === 2, 1_000);

      await refuses(held.runs[0]?.partial('of the first attempt') ?? Promise.resolve(), 'LEASE_LOST');
      held.release();
      await lab.settled(id, 'completed');
      await refuses(held.runs[1]?.partial('of the second attempt') ?? Promise.resolve(), 'LEASE_LOST');

      assert.deepEqual(await lab.queue.partials(id), []);
    },
  },
  {
    name: 'keeps the partial results of a failed job, and forgets them with the job',
    async run(lab) {
      lab.work(async (run) => {
        await run.partial('found');
        throw new Error('broken');
      });
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });
      await lab.settled(id, 'failed');

      assert.deepEqual(pairs(await lab.queue.partials(id)), [[1, 'found']]);
      await lab.queue.remove(id);
      await refuses(lab.queue.partials(id), 'NOT_FOUND');
    },
  },
  {
    name: 'shows partial results to another handle at once',
    needs: ['anotherHandle'],
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { queue } = await lab.openAnother();
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      await held.runs[0]?.partial('found');

      assert.deepEqual(pairs(await queue.partials(id)), [[1, 'found']]);
      assert.equal((await lab.job(id, queue)).partials, 1);
    },
  },
];

function pairs(partials: readonly PartialResult[]): [number, unknown][] {
  return partials.map(({ seq, value }) => [seq, value]);
}
