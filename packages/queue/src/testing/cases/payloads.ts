import assert from 'node:assert/strict';
import { QueueError } from '../../queue-error.js';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

/** What JSON cannot carry. */
export const payloadCases: ConformanceCase[] = [
  ...unfit().map(
    ([what, value]): ConformanceCase => ({
      name: `refuses a payload with ${what}, at its top or deep inside, and goes on`,
      async run(lab) {
        await refuses(lab.queue.enqueue('task', value), 'INVALID_PAYLOAD', what);
        await refuses(lab.queue.enqueue('task', { a: [1, { b: value }] }), 'INVALID_PAYLOAD', `${what}, nested`);

        assert.equal((await lab.queue.list()).items.length, 0);
        const { id } = await lab.queue.enqueue('task', 'fine');
        assert.equal((await lab.job(id)).payload, 'fine');
      },
    }),
  ),
  {
    name: 'refuses a payload of 10 MB and goes on',
    async run(lab) {
      await refuses(lab.queue.enqueue('task', 'x'.repeat(10_000_000)), 'INVALID_PAYLOAD', '10 MB');
      await refuses(lab.queue.enqueue('task', { parts: Array.from({ length: 10 }, () => '世'.repeat(400_000)) }), 'INVALID_PAYLOAD', '12 MB in UTF-8');

      const { id } = await lab.queue.enqueue('task', 'fine');
      assert.equal((await lab.job(id)).payload, 'fine');
    },
  },
  {
    name: 'says where in the payload the trouble is',
    async run(lab) {
      const error: unknown = await lab.queue.enqueue('task', { repositories: [{ stars: 1 }, { stars: 10n }] }).catch((reason: unknown) => reason);

      assert(error instanceof Error);
      assert.match(error.message, /repositories.*1.*stars/);
    },
  },
  {
    name: 'enqueues none of many when one payload is refused, and hurts none that is enqueued at the same moment',
    async run(lab) {
      const [refused, fine] = await Promise.allSettled([
        lab.queue.enqueueMany([
          { name: 'task', payload: 1 },
          { name: 'task', payload: 2n },
        ]),
        lab.queue.enqueue('task', 'fine'),
      ]);

      assert.equal(refused.status === 'rejected' && refused.reason instanceof Error && refused.reason.name, 'QueueError');
      assert.equal(fine.status, 'fulfilled');
      assert.deepEqual(
        (await lab.queue.list()).items.map(({ payload }) => payload),
        ['fine'],
      );
    },
  },
  {
    name: 'fails the attempt whose result JSON cannot carry',
    async run(lab) {
      lab.work(() => ({ size: 1n }));

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });

      const job = await lab.settled(id, 'failed');
      assert.equal(job.result, null);
      assert(job.failure !== null && job.failure.message !== '', 'says why');
    },
  },
  {
    name: 'refuses a partial result that JSON cannot carry, without a gap, and the job goes on',
    async run(lab) {
      const errors: unknown[] = [];
      lab.work(async (run) => {
        await run.partial('first');
        await run.partial(new Map()).catch((error: unknown) => errors.push(error));
        await run.partial('second');
      });

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.settled(id, 'completed');
      assert.equal(errors.length, 1);
      assert(errors[0] instanceof QueueError || (errors[0] instanceof Error && errors[0].name === 'QueueError'));
      assert.deepEqual(
        (await lab.queue.partials(id)).map(({ seq, value }) => [seq, value]),
        [
          [1, 'first'],
          [2, 'second'],
        ],
      );
    },
  },
  {
    name: 'never stores progress that JSON cannot carry',
    async run(lab) {
      lab.work((run) => {
        run.progress('fine');
        try {
          run.progress(() => {});
        } catch {
          // Whether the handler is told is left to the adapter.
        }
      });

      const { id } = await lab.queue.enqueue('task', 1);

      assert.equal((await lab.settled(id, 'completed')).progress, 'fine');
    },
  },
];

function unfit(): [what: string, value: unknown][] {
  class Repository {
    readonly stars = 1;
  }
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  return [
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a BigInt', 1n],
    ['NaN', Number.NaN],
    ['Infinity', -Infinity],
    ['a Date', new Date(0)],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['bytes', new Uint8Array(3)],
    ['an instance of a class', new Repository()],
    ['something that turns itself into JSON', { toJSON: () => 1 }],
    ['a cycle', cycle],
  ];
}
