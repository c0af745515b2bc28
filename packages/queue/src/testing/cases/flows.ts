import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../every-page.js';
import { refuses } from '../refuses.js';

const child = (payload: unknown) => ({ name: 'task' as const, payload, options: { attempts: 1 } });

/** Parents and children. */
export const flowCases: ConformanceCase[] = [
  {
    name: 'blocks a parent until all its children have completed, then runs it',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);

      const { id, created } = await lab.queue.enqueueFlow({ name: 'parent', payload: 'p', children: [child(1), child(2), child(3)] });

      await lab.until('the children run', () => held.runs.length === 3);
      assert.equal(created, true);
      const children = await everyPage(lab.queue, { parentId: id, order: 'asc' });
      assert.deepEqual(
        children.map(({ payload, parentId, state }) => [payload, parentId, state]),
        [1, 2, 3].map((payload) => [payload, id, 'active']),
      );
      for (const completed of [1, 2, 3]) {
        assert.equal((await lab.job(id)).state, 'blocked');
        held.release('done');
        await lab.until('a child has settled', async () => (await lab.queue.counts()).completed === completed);
      }
      await lab.until('the parent runs', () => held.runs.length === 4);
      assert.equal(held.runs[3]?.job.payload, 'p');
      held.release('all done');
      assert.deepEqual([(await lab.settled(id, 'completed')).result, (await lab.job(id)).parentId], ['all done', null]);
    },
  },
  {
    name: 'runs a parent without children like any other job',
    async run(lab) {
      lab.work(() => 'done');

      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [] });

      await lab.settled(id, 'completed');
    },
  },
  {
    name: 'waits for children of children',
    async run(lab) {
      const finished: unknown[] = [];
      lab.work(({ job }) => void finished.push(job.payload), { concurrency: 3 });

      const { id } = await lab.queue.enqueueFlow({
        name: 'parent',
        payload: 'root',
        children: [
          { name: 'parent', payload: 'branch', children: [child('leaf 1'), { name: 'parent', payload: 'twig', children: [child('leaf 2')] }] },
          child('leaf 3'),
        ],
      });

      await lab.settled(id, 'completed', 1_000);
      const at = (payload: string): number => finished.indexOf(payload);
      assert.equal(finished.length, 6);
      assert(at('leaf 2') < at('twig') && at('twig') < at('branch') && at('leaf 1') < at('branch'), finished.join());
      assert.equal(at('root'), 5);
    },
  },
  {
    name: 'fails a parent as soon as a child failed, and cancels its children that have not started',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler, { concurrency: 2 });
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 'p', children: [child(1), child(2), child(3), child(4)] });
      await lab.until('two children run', () => held.runs.length === 2);
      await lab.queue.pause();

      held.fail(new Error('broken'));

      const parent = await lab.settled(id, 'failed');
      assert.equal(parent.failure?.code, 'CHILD_FAILED');
      assert.equal(parent.attempts, 0);
      const states = async () => (await everyPage(lab.queue, { parentId: id, order: 'asc' })).map(({ state }) => state);
      assert.deepEqual(await states(), ['failed', 'active', 'cancelled', 'cancelled']);
      held.release('done');
      await lab.until('the running child has completed', async () => (await states())[1] === 'completed');
      await lab.queue.resume();
      await lab.idle();
      assert.deepEqual([held.runs.length, (await lab.job(id)).state], [2, 'failed']);
    },
  },
  {
    name: 'fails a parent only after the last attempt of a child',
    async run(lab) {
      lab.work(({ attempt }) => (attempt === 1 ? Promise.reject(new Error('broken')) : 'done'));

      const { id } = await lab.queue.enqueueFlow({
        name: 'parent',
        payload: 'p',
        options: { backoff: { delayMs: 10 } },
        children: [{ name: 'task', payload: 1, options: { attempts: 2, backoff: { delayMs: 10 } } }],
      });

      await lab.settled(id, 'completed', 2_000);
    },
  },
  {
    name: 'fails a parent when a child is cancelled',
    async run(lab) {
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 'p', children: [child(1), child(2)] });
      const [first, second] = await everyPage(lab.queue, { parentId: id, order: 'asc' });

      await lab.queue.cancel(first?.id ?? '');

      assert.equal((await lab.settled(id, 'failed')).failure?.code, 'CHILD_FAILED');
      assert.equal((await lab.job(second?.id ?? '')).state, 'cancelled');
    },
  },
  {
    name: 'fails the parents of a failed parent, up to the root',
    async run(lab) {
      lab.work(() => Promise.reject(new Error('broken')));

      const { id } = await lab.queue.enqueueFlow({
        name: 'parent',
        payload: 'root',
        children: [{ name: 'parent', payload: 'branch', children: [child('leaf')] }],
      });

      assert.equal((await lab.settled(id, 'failed')).failure?.code, 'CHILD_FAILED');
      const [branch] = await everyPage(lab.queue, { parentId: id });
      assert.deepEqual([branch?.state, branch?.failure?.code], ['failed', 'CHILD_FAILED']);
    },
  },
  {
    name: 'runs a parent that ignores failing children once all are settled, whatever they came to',
    async run(lab) {
      lab.work(({ job }) => (job.payload === 'bad' ? Promise.reject(new Error('broken')) : 'done'), { concurrency: 1 });
      await lab.queue.pause();
      const { id } = await lab.queue.enqueueFlow({
        name: 'parent',
        payload: 'p',
        onChildFailure: 'ignore',
        children: [child('bad'), child('good'), child('unwanted')],
      });
      const unwanted = (await everyPage(lab.queue, { parentId: id })).find(({ payload }) => payload === 'unwanted');
      await lab.queue.cancel(unwanted?.id ?? '');
      assert.equal((await lab.job(id)).state, 'blocked');

      await lab.queue.resume();

      await lab.settled(id, 'completed', 1_000);
      assert.deepEqual(
        (await everyPage(lab.queue, { parentId: id, order: 'asc' })).map(({ state }) => state),
        ['failed', 'completed', 'cancelled'],
      );
    },
  },
  {
    name: 'leaves running children of a cancelled parent to their end',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler, { concurrency: 1 });
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 'p', children: [child(1), child(2)] });
      await lab.until('a child runs', () => held.runs.length === 1);

      assert.equal(await lab.queue.cancel(id), 'cancelled');

      const states = async () => (await everyPage(lab.queue, { parentId: id, order: 'asc' })).map(({ state }) => state);
      assert.deepEqual(await states(), ['active', 'cancelled']);
      held.release('done');
      await lab.until('the running child has settled', async () => (await states())[0] === 'completed');
      await lab.idle();
      assert.deepEqual([held.runs.length, (await lab.job(id)).state], [1, 'cancelled']);
    },
  },
  {
    name: 'cancels descendants at every depth with their root',
    async run(lab) {
      const { id } = await lab.queue.enqueueFlow({
        name: 'parent',
        payload: 'root',
        children: [{ name: 'parent', payload: 'branch', children: [child('leaf')] }, child('leaf')],
      });

      await lab.queue.cancel(id);

      const { cancelled, waiting, blocked } = await lab.queue.counts();
      assert.deepEqual({ cancelled, waiting, blocked }, { cancelled: 4, waiting: 0, blocked: 0 });
    },
  },
  {
    name: 'blocks a retried parent again while a child is not settled',
    async run(lab) {
      const held = lab.hold();
      lab.work({ task: held.handler });
      const { id } = await lab.queue.enqueueFlow({ name: 'parent', payload: 'p', children: [child(1), child(2)] });
      await lab.until('the children run', () => held.runs.length === 2);
      held.fail(new Error('broken'), 0);
      await lab.settled(id, 'failed');

      await lab.queue.retry(id);

      assert.equal((await lab.job(id)).state, 'blocked');
      held.release('done', 1);
      await lab.until('it is blocked no longer', async () => (await lab.job(id)).state !== 'blocked');
    },
  },
  {
    name: 'enqueues nothing of a flow of which one child is refused',
    async run(lab) {
      const flow = { name: 'parent' as const, payload: 1, children: [child(1), { name: 'parent' as const, payload: 2, children: [child(3n)] }] };

      await refuses(lab.queue.enqueueFlow(flow), 'INVALID_PAYLOAD');
      await refuses(lab.queue.enqueueFlow({ ...flow, children: [child(1), { ...child(2), options: { delayMs: -1 } }] }), 'INVALID_OPTIONS');

      assert.equal((await lab.queue.list()).items.length, 0);
    },
  },
  {
    name: 'runs a parent once, though its last children settle at the same time',
    async run(lab) {
      const parents: string[] = [];
      lab.work(({ job }) => void (job.name === 'parent' && parents.push(job.id)), { concurrency: 20 });

      const roots = await Promise.all(
        Array.from({ length: 20 }, () => lab.queue.enqueueFlow({ name: 'parent', payload: 1, children: [child(1), child(2), child(3)] })),
      );
      for (const { id } of roots) await lab.settled(id, 'completed', 2_000);

      await lab.idle();
      assert.deepEqual(parents.toSorted(), roots.map(({ id }) => id).toSorted());
    },
  },
];
