import assert from 'node:assert/strict';
import type { JobEvent } from '../../job-event.js';
import type { ConformanceCase } from '../conformance-case.js';
import type { Lab } from '../lab.js';

/** What subscribers hear. */
export const eventCases: ConformanceCase[] = [
  {
    name: 'tells the life of a job in order: enqueued, started, partial result, settled',
    async run(lab) {
      const heard = listen(lab);
      lab.work(async (run) => {
        await run.partial('a');
        await run.partial('b');
      });

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.settled(id, 'completed');
      await lab.until('its settling is heard of', () => heard.at(-1)?.type === 'settled');
      assert.deepEqual(heard.map(outline), ['enqueued waiting', 'started 1', 'partial 1', 'partial 2', 'settled completed']);
      assert(heard.every((event) => event.id === id && event.name === 'task'));
      assert(heard.every(({ at }) => Math.abs(at - lab.now()) <= Math.max(lab.slackMs, 5_000)), 'with their times');
    },
  },
  {
    name: 'tells progress of a running job, the last value at the latest before it is settled',
    async run(lab) {
      const heard = listen(lab);
      lab.work((run) => {
        run.progress(1);
        run.progress(2);
      });

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.settled(id, 'completed');
      await lab.until('its settling is heard of', () => heard.at(-1)?.type === 'settled');
      const values = heard.filter((event) => event.type === 'progress').map(({ value }) => value);
      assert.equal(values.at(-1), 2);
      assert.equal(heard.at(-1)?.type, 'settled');
    },
  },
  {
    name: 'tells of failed attempts before the next one starts',
    async run(lab) {
      const heard = listen(lab);
      lab.work(() => Promise.reject(new Error('broken')));

      const { id } = await lab.queue.enqueue('task', 1, { attempts: 2, backoff: { delayMs: 10 } });

      await lab.settled(id, 'failed', 1_000);
      await lab.until('its settling is heard of', () => heard.at(-1)?.type === 'settled');
      assert.deepEqual(heard.map(outline), ['enqueued waiting', 'started 1', 'retrying 1', 'started 2', 'settled failed']);
    },
  },
  {
    name: 'tells of cancelling and removing',
    async run(lab) {
      const heard = listen(lab);
      const { id } = await lab.queue.enqueue('task', 1, { delayMs: 60_000 });
      await lab.queue.cancel(id);
      await lab.queue.remove(id);

      await lab.until('its removal is heard of', () => heard.at(-1)?.type === 'removed');

      assert.deepEqual(heard.map(outline), ['enqueued delayed', 'settled cancelled', 'removed']);
    },
  },
  {
    name: 'tells that a job was given back',
    async run(lab) {
      const heard = listen(lab);
      const held = lab.hold();
      const worker = lab.work(held.handler);
      await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => held.runs.length === 1);

      const closing = worker.close({ graceMs: 0 });
      await lab.until('its release is heard of', () => heard.at(-1)?.type === 'released', 1_000);
      await closing;

      assert.deepEqual(heard.map(outline), ['enqueued waiting', 'started 1', 'released gracefully']);
    },
  },
  {
    name: 'tells each of 90 jobs in order, and its settling once, though many run at a time',
    async run(lab) {
      const heard = listen(lab);
      lab.work(() => new Promise((resolve) => setImmediate(() => resolve(null))), { concurrency: 20 });

      // No more than the queue keeps: else it would also tell that it forgets some.
      const jobs = await Promise.all(Array.from({ length: 90 }, (_, payload) => lab.queue.enqueue('task', payload)));
      await lab.until('all are heard to settle', () => heard.filter(({ type }) => type === 'settled').length >= jobs.length);
      await lab.idle();

      for (const { id } of jobs) {
        assert.deepEqual(heard.filter((event) => event.id === id).map(outline), ['enqueued waiting', 'started 1', 'settled completed']);
      }
    },
  },
  {
    name: 'ignores what a listener throws, and tells the others',
    async run(lab) {
      lab.queue.subscribe(() => {
        throw new Error('broken listener');
      });
      const heard = listen(lab);
      lab.work(() => 'done');

      const { id } = await lab.queue.enqueue('task', 1);

      await lab.settled(id, 'completed');
      await lab.until('its settling is heard of', () => heard.at(-1)?.type === 'settled');
    },
  },
  {
    name: 'tells nothing once a subscription has ended',
    async run(lab) {
      const heard: JobEvent[] = [];
      const end = lab.queue.subscribe((event) => heard.push(event));
      await lab.queue.enqueue('task', 1);
      await lab.until('it is heard of', () => heard.length === 1);

      end();
      end();
      await lab.queue.enqueue('task', 2);
      await lab.idle();

      assert.equal(heard.length, 1);
    },
  },
];

function listen(lab: Lab): JobEvent[] {
  const heard: JobEvent[] = [];
  lab.queue.subscribe((event) => heard.push(event));
  return heard;
}

function outline(event: JobEvent): string {
  switch (event.type) {
    case 'enqueued':
    case 'settled':
      return `${event.type} ${event.state}`;
    case 'started':
    case 'retrying':
      return `${event.type} ${event.attempt}`;
    case 'partial':
      return `partial ${event.seq}`;
    case 'released':
      return event.stalled ? 'released stalled' : 'released gracefully';
    case 'progress':
    case 'removed':
      return event.type;
  }
}
