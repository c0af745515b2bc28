import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { refuses } from '../refuses.js';

const dedup = { key: 'octocat/hello' };

/** One unsettled job for a key. */
export const dedupCases: ConformanceCase[] = [
  {
    name: 'answers the job that holds the key, and merges nothing into it',
    async run(lab) {
      const first = await lab.queue.enqueue('task', 'first', { dedup });

      const second = await lab.queue.enqueue('other', 'second', { dedup, priority: 9, delayMs: 1_000 });

      assert.deepEqual(second, { id: first.id, created: false });
      const job = await lab.job(first.id);
      assert.deepEqual([job.name, job.payload, job.priority, job.state], ['task', 'first', 0, 'waiting']);
      assert.equal((await lab.queue.list()).items.length, 1);
    },
  },
  {
    name: 'creates exactly one job of 100 that are enqueued at once',
    async run(lab) {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => lab.queue.enqueue('task', index, { dedup })));

      assert.equal(answers.filter(({ created }) => created).length, 1);
      assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
      assert.equal((await lab.queue.list()).items.length, 1);
    },
  },
  {
    name: 'creates exactly one job of 100 that two handles enqueue at once',
    needs: ['anotherHandle'],
    async run(lab) {
      const { queue } = await lab.openAnother();

      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => [lab.queue.enqueue('task', index, { dedup }), queue.enqueue('task', index, { dedup })]).flat(),
      );

      assert.equal(answers.filter(({ created }) => created).length, 1);
      assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
      assert.equal((await lab.queue.list()).items.length, 1);
    },
  },
  {
    name: 'creates exactly one job for a key within one enqueueMany',
    async run(lab) {
      const answers = await lab.queue.enqueueMany([
        { name: 'task', payload: 1, options: { dedup } },
        { name: 'task', payload: 2, options: { dedup: { key: 'another' } } },
        { name: 'task', payload: 3, options: { dedup } },
        { name: 'task', payload: 4 },
      ]);

      assert.deepEqual(
        answers.map(({ created }) => created),
        [true, true, false, true],
      );
      assert.equal(answers[2]?.id, answers[0]?.id);
      assert.equal((await lab.queue.counts()).waiting, 3);
    },
  },
  {
    name: 'holds the key while the job is delayed, and while it runs',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { dedup, delayMs: 500 });
      const whileDelayed = await lab.queue.enqueue('task', 2, { dedup });
      await lab.until('it runs', () => held.runs.length === 1, 1_500);

      const whileActive = await lab.queue.enqueue('task', 3, { dedup });

      assert.deepEqual(whileDelayed, { id, created: false });
      assert.deepEqual(whileActive, { id, created: false });
    },
  },
  {
    name: 'holds the key between two attempts',
    async run(lab) {
      lab.work(() => Promise.reject(new Error('broken')));
      const { id } = await lab.queue.enqueue('task', 1, { dedup, backoff: { delayMs: 60_000 } });
      await lab.until('it waits for its second attempt', async () => (await lab.job(id)).state === 'delayed');

      assert.deepEqual(await lab.queue.enqueue('task', 2, { dedup }), { id, created: false });
    },
  },
  {
    name: 'holds the key of a flow while it waits for its children; a second flow inserts none of its own',
    async run(lab) {
      const flow = { name: 'parent' as const, payload: 1, options: { dedup }, children: [{ name: 'task' as const, payload: 1 }] };
      const { id } = await lab.queue.enqueueFlow(flow);

      const again = await lab.queue.enqueueFlow({ ...flow, children: [...flow.children, ...flow.children] });

      assert.deepEqual(again, { id, created: false });
      assert.equal((await lab.job(id)).state, 'blocked');
      assert.deepEqual(await lab.queue.enqueue('task', 2, { dedup }), { id, created: false });
      assert.equal((await lab.queue.list()).items.length, 2);
    },
  },
  {
    name: 'refuses a key for a child of a flow',
    async run(lab) {
      const children = [{ name: 'task' as const, payload: 1, options: { dedup } }];
      await refuses(lab.queue.enqueueFlow({ name: 'parent', payload: 1, children }), 'INVALID_OPTIONS');

      assert.equal((await lab.queue.list()).items.length, 0);
    },
  },
  ...(['completed', 'failed', 'cancelled'] as const).map(
    (state): ConformanceCase => ({
      name: `gives the key up once the job is ${state}`,
      async run(lab) {
        const first = await lab.queue.enqueue('task', state, { dedup, attempts: 1 });
        if (state === 'cancelled') await lab.queue.cancel(first.id);
        else lab.work(({ job }) => (job.payload === 'failed' ? Promise.reject(new Error('broken')) : null));
        await lab.settled(first.id, state);

        const second = await lab.queue.enqueue('other', 2, { dedup, delayMs: 60_000 });

        assert.equal(second.created, true);
        assert.notEqual(second.id, first.id);
        assert.deepEqual(await lab.queue.enqueue('other', 3, { dedup }), { id: second.id, created: false });
      },
    }),
  ),
  {
    name: 'gives the key up after its time to live, though the job is not settled',
    async run(lab) {
      const first = await lab.queue.enqueue('task', 1, { dedup: { ...dedup, ttlMs: 1_000 } });
      const within = await lab.queue.enqueue('task', 2, { dedup });
      await lab.pass(1_050);

      const after = await lab.queue.enqueue('task', 3, { dedup });

      assert.deepEqual(within, { id: first.id, created: false });
      assert.equal(after.created, true);
      assert.deepEqual(await lab.queue.enqueue('task', 4, { dedup }), { id: after.id, created: false });
      assert.equal((await lab.queue.counts()).waiting, 2);
    },
  },
  {
    name: 'leaves the key to its second holder when the first one, whose time to live was over, settles',
    async run(lab) {
      const first = await lab.queue.enqueue('task', 1, { dedup: { ...dedup, ttlMs: 100 } });
      await lab.pass(150);
      const second = await lab.queue.enqueue('other', 2, { dedup });

      lab.work({ task: () => null });
      await lab.settled(first.id, 'completed');

      assert.deepEqual(await lab.queue.enqueue('task', 3, { dedup }), { id: second.id, created: false });
    },
  },
  {
    name: 'holds the key when a worker crashed',
    needs: ['timers', 'anotherHandle'],
    async run(lab) {
      const held = lab.hold();
      const crashing = await lab.openAnother();
      lab.work(held.handler, {}, crashing.queue);
      const { id } = await lab.queue.enqueue('task', 1, { dedup });
      await lab.until('it runs', () => held.runs.length === 1, 1_000);
      crashing.timers.freeze();
      await lab.pass(2 * lab.leaseMs);

      assert.deepEqual(await lab.queue.enqueue('task', 2, { dedup }), { id, created: false });
    },
  },
];
