import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../every-page.js';

/** What outlives the handle. */
export const restartCases: ConformanceCase[] = [
  {
    name: 'keeps jobs in every state, with their results and partial results',
    needs: ['reopen'],
    async run(lab) {
      lab.work({
        task: async (run) => {
          run.progress('half');
          await run.partial({ found: 1 });
          if (run.job.payload === 'bad') throw new Error('broken');
          return { stars: 5 };
        },
      });
      const good = await lab.queue.enqueue('task', 'good');
      const bad = await lab.queue.enqueue('task', 'bad', { attempts: 1 });
      await lab.settled(good.id, 'completed');
      await lab.settled(bad.id, 'failed');
      await lab.queue.enqueue('other', 'waiting', { priority: 3, timeoutMs: 9 });
      await lab.queue.enqueue('other', 'delayed', { delayMs: 3_600_000 });
      await lab.queue.cancel((await lab.queue.enqueue('other', 'cancelled')).id);
      await lab.queue.enqueueFlow({ name: 'parent', payload: 'blocked', children: [{ name: 'other', payload: 'child' }] });
      const before = await everyPage(lab.queue);
      const partials = await lab.queue.partials(good.id);

      const queue = await lab.reopen();

      assert.equal(before.length, 7);
      assert.deepEqual(await everyPage(queue), before);
      assert.deepEqual(await queue.partials(good.id), partials);
      assert.equal(partials.length, 1);
    },
  },
  {
    name: 'goes on in the order of enqueueing',
    needs: ['reopen'],
    async run(lab) {
      await lab.queue.enqueue('task', 1);
      await lab.queue.enqueue('task', 2);

      const queue = await lab.reopen();

      await queue.enqueue('task', 3);
      await queue.enqueue('task', 'first', { priority: 1 });
      const started: unknown[] = [];
      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 }, queue);
      await lab.until('all have run', () => started.length === 4, 1_000);
      assert.deepEqual(started, ['first', 1, 2, 3]);
    },
  },
  {
    name: 'runs a job again, at no cost, that was running when the queue closed',
    needs: ['reopen'],
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 1 });
      await lab.until('it runs', () => held.runs.length === 1);
      const closing = lab.queue.close({ graceMs: 0 });
      await lab.pass(100);
      await closing;

      const queue = await lab.reopen();

      lab.work(({ attempt }) => attempt, {}, queue);
      await lab.until('it has completed', async () => (await lab.job(id, queue)).state === 'completed', 1_000);
      assert.equal((await lab.job(id, queue)).result, 1);
    },
  },
  {
    name: 'still holds dedup keys, still is paused, and keeps schedules',
    needs: ['reopen'],
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1, { dedup: { key: 'k' } });
      await lab.queue.pause();
      await lab.queue.schedule('nightly', { cron: '0 3 * * *', tz: 'Europe/Berlin', name: 'task', payload: { deep: true }, options: { priority: 2 } });
      const schedules = await lab.queue.schedules();

      const queue = await lab.reopen();

      assert.equal(await queue.isPaused(), true);
      assert.deepEqual(await queue.enqueue('task', 2, { dedup: { key: 'k' } }), { id, created: false });
      assert.deepEqual(await queue.schedules(), schedules);
      assert.equal(schedules.length, 1);
    },
  },
  {
    name: 'fires a schedule once for all times that passed while nobody had the queue open',
    needs: ['reopen'],
    async run(lab) {
      const everyMs = lab.realTime ? 1_000 : 3_600_000;
      await lab.queue.schedule('often', { everyMs, name: 'task', payload: 1 });
      await lab.queue.close();
      await lab.pass(lab.realTime ? 4_500 : 10 * everyMs);

      const queue = await lab.reopen();
      const reopened = lab.now();
      let runs = 0;
      lab.work(() => void (runs += 1), {}, queue);
      await lab.until('it runs', () => runs > 0, 10_000);
      await lab.idle();

      const [schedule] = await queue.schedules();
      assert(schedule !== undefined);
      assert.equal(schedule.nextAt % everyMs, 0);
      assert(schedule.nextAt > reopened, 'the next time is one to come');
      // One for all that was missed, and one for each time since then, of which there is none within the hour.
      const since = Math.ceil((lab.now() + lab.slackMs - reopened) / everyMs);
      assert(runs <= 1 + (lab.realTime ? since : 0), `${runs} runs`);
    },
  },
];
