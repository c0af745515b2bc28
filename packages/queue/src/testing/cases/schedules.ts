import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import { everyPage } from '../every-page.js';
import type { Lab } from '../lab.js';

const minute = 60_000;
const hour = 60 * minute;
const unsettled = ['waiting', 'delayed', 'blocked', 'active'] as const;

/** Jobs that come again and again. */
export const scheduleCases: ConformanceCase[] = [
  {
    name: 'keeps a schedule as it was given, with the time at which it fires next',
    async run(lab) {
      await lab.queue.schedule('b-hourly', { everyMs: hour, name: 'task', payload: { deep: true }, options: { priority: 4, attempts: 1 } });
      await lab.queue.schedule('a-daily', { cron: '30 9 * * *', tz: 'Asia/Tokyo', name: 'other', payload: null });

      const [daily, hourly, ...others] = await lab.queue.schedules();

      assert.deepEqual(others, []);
      assert(daily !== undefined && hourly !== undefined);
      assert.deepEqual([daily.id, daily.name, daily.payload, daily.lastAt], ['a-daily', 'other', null, null]);
      assert.deepEqual(daily.timing, { cron: '30 9 * * *', tz: 'Asia/Tokyo' });
      // 9:30 in Tokyo is 0:30 in UTC, all year.
      assert.equal(daily.nextAt % (24 * hour), 30 * minute);
      assert.deepEqual([hourly.id, hourly.name, hourly.payload, hourly.timing], ['b-hourly', 'task', { deep: true }, { everyMs: hour }]);
      assert.deepEqual([hourly.options.priority, hourly.options.attempts], [4, 1]);
      assert.equal(hourly.nextAt % hour, 0);
      assert(hourly.nextAt > lab.now() - lab.slackMs && hourly.nextAt <= lab.now() + hour, 'within the hour');
    },
  },
  {
    name: 'enqueues a job at each time of the schedule, as it was given',
    async run(lab) {
      const jobs: { payload: unknown; scheduleId: string | null; priority: number }[] = [];
      lab.work(({ job }) => void jobs.push({ payload: job.payload, scheduleId: job.scheduleId, priority: job.priority }));
      await lab.queue.schedule('often', { everyMs: 1_000, name: 'task', payload: { n: 1 }, options: { priority: 3 } });

      await lab.until('three have run', () => jobs.length === 3, 4_500);

      assert.deepEqual(jobs, Array.from({ length: 3 }, () => ({ payload: { n: 1 }, scheduleId: 'often', priority: 3 })));
      const [schedule] = await lab.queue.schedules();
      assert(schedule !== undefined && schedule.lastAt !== null && schedule.nextAt > schedule.lastAt, 'it says when it fired');
    },
  },
  {
    name: 'never has more than one unsettled job for a schedule: the times that it missed collapse into one',
    async run(lab) {
      const everyMs = intervalOf(lab);
      const held = lab.hold();
      lab.work(held.handler);
      await lab.queue.schedule('often', { everyMs, name: 'task', payload: 1 });
      await lab.until('it runs', () => held.runs.length === 1, 2 * everyMs);

      await lab.pass(3.5 * everyMs);

      assert.equal((await everyPage(lab.queue, { states: unsettled })).length, 1);
      held.release();
      await lab.until('it runs again', () => held.runs.length === 2, everyMs + 2_000);
      await lab.pass(2 * everyMs);
      assert.equal(held.runs.length, 2);
      assert.equal((await everyPage(lab.queue, { states: unsettled })).length, 1);
    },
  },
  {
    name: 'does not pile jobs up while the queue is paused',
    async run(lab) {
      const everyMs = intervalOf(lab);
      lab.work(() => null);
      await lab.queue.pause();
      await lab.queue.schedule('often', { everyMs, name: 'task', payload: 1 });

      await lab.pass(3.5 * everyMs);

      assert((await everyPage(lab.queue)).length <= 1);
      await lab.queue.resume();
      await lab.until('it runs', async () => (await lab.queue.counts()).completed > 0, 2 * everyMs);
    },
  },
  {
    name: 'fires by the clock of its time zone, also over the change to summer time',
    needs: ['clock'],
    async run(lab) {
      // The night to 29 March 2026 is an hour shorter in Berlin. Nothing is due in the hours that are left out.
      const to = (time: number): void => lab.clock.jump(time - lab.now());
      to(Date.UTC(2026, 2, 27, 12));
      const fired: string[] = [];
      lab.work(() => void fired.push(new Date(lab.now()).toISOString().slice(0, 16)));
      await lab.queue.schedule('morning', { cron: '0 9 * * *', tz: 'Europe/Berlin', name: 'task', payload: 1 });

      for (const [day, hours] of [
        [28, 8],
        [29, 7],
        [30, 7],
      ] as const) {
        to(Date.UTC(2026, 2, day, hours) - minute);
        await lab.pass(2 * minute);
      }

      assert.deepEqual(fired, ['2026-03-28T08:00', '2026-03-29T07:00', '2026-03-30T07:00']);
    },
  },
  {
    name: 'counts the times of a cron line in UTC unless told otherwise, and takes seconds',
    async run(lab) {
      const fired: string[] = [];
      const times: string[] = [];
      lab.work(() => void fired.push(new Date(lab.now()).toISOString().slice(11, 19)));
      await lab.queue.schedule('six-fields', { cron: '30 */20 1 * * *', name: 'task', payload: 1 });
      for (const { nextAt } of await lab.queue.schedules()) times.push(new Date(nextAt).toISOString().slice(11, 19));

      assert.deepEqual(times.filter((time) => !/^01:[024]0:30$/.test(time)), []);
      assert.equal(times.length, 1);
      if (lab.realTime) return;
      await lab.pass(3 * hour);
      assert.deepEqual(fired, ['01:00:30', '01:20:30', '01:40:30']);
    },
  },
  {
    name: 'replaces a schedule that is given again',
    async run(lab) {
      const payloads: unknown[] = [];
      lab.work(({ job }) => void payloads.push(job.payload));
      await lab.queue.pause();
      await lab.queue.schedule('often', { everyMs: 30_000, name: 'task', payload: 'old' });

      await lab.queue.schedule('often', { everyMs: 1_000, name: 'other', payload: 'new' });

      await lab.queue.resume();
      await lab.until('the new one has run twice', () => payloads.filter((payload) => payload === 'new').length >= 2, 5_000);
      // By the real clock the old one may have been due between the two calls.
      if (!lab.realTime) assert.deepEqual([...new Set(payloads)], ['new']);
      assert.deepEqual(
        (await lab.queue.schedules()).map(({ name, timing }) => [name, timing]),
        [['other', { everyMs: 1_000 }]],
      );
    },
  },
  {
    name: 'fires no more once removed; its unsettled job stays',
    async run(lab) {
      const held = lab.hold();
      lab.work(held.handler);
      await lab.queue.schedule('often', { everyMs: 1_000, name: 'task', payload: 1 });
      await lab.until('it runs', () => held.runs.length === 1, 2_500);

      assert.equal(await lab.queue.unschedule('often'), true);

      assert.equal(await lab.queue.unschedule('often'), false);
      assert.deepEqual(await lab.queue.schedules(), []);
      const id = held.runs[0]?.job.id ?? '';
      assert.equal((await lab.job(id)).state, 'active');
      held.release('done');
      await lab.settled(id, 'completed');
      await lab.pass(2_500);
      assert.equal(held.runs.length, 1);
    },
  },
  {
    name: 'fires each time once, though two handles work',
    needs: ['anotherHandle'],
    async run(lab) {
      const everyMs = intervalOf(lab);
      let runs = 0;
      const handler = (): void => void (runs += 1);
      lab.work(handler);
      lab.work(handler, {}, (await lab.openAnother()).queue);
      await lab.pass(everyMs / 2);
      const began = lab.now() - lab.slackMs;
      await lab.queue.schedule('often', { everyMs, name: 'task', payload: 1 });

      await lab.until('it has run several times', () => runs >= 6, 7 * everyMs);

      await lab.pass(everyMs / 2);
      const times = Math.floor((lab.now() + lab.slackMs) / everyMs) - Math.floor(began / everyMs);
      assert(runs <= times, `${runs} runs in ${times} intervals`);
    },
  },
];

/** Often enough that a case ends soon: a second is the shortest interval there is. */
function intervalOf({ realTime }: Lab): number {
  return realTime ? 1_000 : minute;
}
