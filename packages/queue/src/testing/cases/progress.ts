import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';

/** Progress. */
export const progressCases: ConformanceCase[] = [
  {
    name: 'shows progress while the job runs; the last value wins',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      for (let step = 1; step <= 50; step += 1) held.runs[0]?.progress({ step });

      await lab.until('its progress is to be seen', async () => JSON.stringify((await lab.job(id)).progress) === '{"step":50}', 500);
    },
  },
  {
    name: 'writes progress at most every 250 ms, however often it is reported',
    async run(lab) {
      const written: unknown[] = [];
      lab.queue.subscribe((event) => event.type === 'progress' && written.push(event.value));
      const held = lab.hold();
      lab.work(held.handler);
      await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      const began = lab.now();
      for (let step = 1; step <= 100; step += 1) {
        held.runs[0]?.progress(step);
        await lab.pass(10);
      }
      await lab.until('the last is written', () => written.at(-1) === 100, 250);

      const taken = lab.now() - began;
      assert(written.length >= 3 && written.length <= taken / 250 + 2, `in ${taken} ms ${written.length} times`);
    },
  },
  {
    name: 'writes the last progress before the job is settled',
    async run(lab) {
      lab.work((run) => {
        run.progress('first');
        run.progress('last');
        if (run.job.payload === 'bad') throw new Error('broken');
      });

      const good = await lab.queue.enqueue('task', 'good');
      const bad = await lab.queue.enqueue('task', 'bad', { attempts: 1 });

      assert.equal((await lab.settled(good.id, 'completed')).progress, 'last');
      assert.equal((await lab.settled(bad.id, 'failed')).progress, 'last');
    },
  },
  {
    name: 'never changes progress after the job is settled',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);
      held.runs[0]?.progress('in time');
      held.release();
      await lab.settled(id, 'completed');

      held.runs[0]?.progress('too late');
      await lab.idle();

      assert.equal((await lab.job(id)).progress, 'in time');
    },
  },
  {
    name: 'keeps what was handed in, not what became of it',
    async run(lab) {
      lab.work((run) => {
        const value = { step: 1 };
        run.progress(value);
        value.step = 2;
      });

      const { id } = await lab.queue.enqueue('task', 1);

      assert.deepEqual((await lab.settled(id, 'completed')).progress, { step: 1 });
    },
  },
];
