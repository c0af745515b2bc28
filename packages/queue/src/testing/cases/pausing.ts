import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';

/** Pausing and resuming. */
export const pausingCases: ConformanceCase[] = [
  {
    name: 'starts nothing while paused; running jobs go on, and enqueueing works',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      const running = await lab.queue.enqueue('task', 'running');
      await lab.until('it runs', () => held.runs.length === 1);

      await lab.queue.pause();

      const waiting = await lab.queue.enqueue('task', 'waiting');
      await lab.queue.enqueue('task', 'delayed', { delayMs: 10 });
      held.release('done');
      await lab.settled(running.id, 'completed');
      await lab.idle();
      assert.equal(held.runs.length, 1);
      assert.equal((await lab.job(waiting.id)).state, 'waiting');
    },
  },
  {
    name: 'starts what has waited, in order, once resumed',
    async run(lab) {
      const started: unknown[] = [];
      await lab.queue.pause();
      lab.work(({ job }) => void started.push(job.payload), { concurrency: 1 });
      for (const payload of [1, 2, 3]) await lab.queue.enqueue('task', payload);

      await lab.queue.resume();

      await lab.until('all have run', () => started.length === 3, 1_000);
      assert.deepEqual(started, [1, 2, 3]);
    },
  },
  {
    name: 'says whether it is paused; pausing and resuming twice is fine',
    async run(lab) {
      const answers = [await lab.queue.isPaused()];
      await lab.queue.resume();
      answers.push(await lab.queue.isPaused());
      await lab.queue.pause();
      await lab.queue.pause();
      answers.push(await lab.queue.isPaused());
      await lab.queue.resume();
      answers.push(await lab.queue.isPaused());

      assert.deepEqual(answers, [false, false, true, false]);
    },
  },
  {
    name: 'pauses and resumes the workers of other handles as well',
    needs: ['anotherHandle'],
    async run(lab) {
      const { queue } = await lab.openAnother();
      lab.work(() => 'done', {}, queue);
      await lab.queue.pause();
      assert.equal(await queue.isPaused(), true);
      const { id } = await queue.enqueue('task', 1);
      await lab.idle();
      assert.equal((await lab.job(id)).state, 'waiting');

      await lab.queue.resume();

      await lab.settled(id, 'completed', 2_000);
    },
  },
];
