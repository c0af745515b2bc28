import { describe, expect, it } from 'vitest';
import type { ScheduleTiming } from '../schedule.js';
import { nextTick, timingOf } from './schedule-timing.js';

const at = (iso: string): number => Date.parse(iso);
const iso = (time: number): string => new Date(time).toISOString();

describe('nextTick', () => {
  it.each([
    ['every minute, after a time between', { everyMs: 60_000 }, '2026-01-01T00:00:30.500Z', '2026-01-01T00:01:00.000Z'],
    ['every minute, after a tick', { everyMs: 60_000 }, '2026-01-01T00:01:00.000Z', '2026-01-01T00:02:00.000Z'],
    ['cron in UTC', { cron: '0 3 * * *' }, '2026-01-01T03:00:00.000Z', '2026-01-02T03:00:00.000Z'],
    ['cron just before its time', { cron: '0 3 * * *' }, '2026-01-01T02:59:59.999Z', '2026-01-01T03:00:00.000Z'],
    ['six fields', { cron: '*/10 * * * * *' }, '2026-01-01T00:00:05.200Z', '2026-01-01T00:00:10.000Z'],
    ['a time zone in winter', { cron: '0 9 * * *', tz: 'Europe/Berlin' }, '2026-03-27T09:00:00.000Z', '2026-03-28T08:00:00.000Z'],
    ['a time zone in summer', { cron: '0 9 * * *', tz: 'Europe/Berlin' }, '2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ['an hour that the clocks skip', { cron: '30 2 * * *', tz: 'Europe/Berlin' }, '2026-03-28T12:00:00.000Z', '2026-03-29T01:00:00.000Z'],
    ['the second of two equal hours', { cron: '30 2 * * *', tz: 'Europe/Berlin' }, '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  ] as [string, ScheduleTiming, string, string][])('finds the first tick after a time: %s', (_, timing, after, expected) => {
    expect(iso(nextTick(timing, at(after)))).toBe(expected);
  });
});

describe('timingOf', () => {
  const now = at('2026-01-01T00:00:00Z');

  it.each([
    ['text that is no cron', { cron: 'whenever' }],
    ['four fields', { cron: '* * * *' }],
    ['seven fields', { cron: '* * * * * * *' }],
    ['minute 61', { cron: '61 * * * *' }],
    ['30 February', { cron: '0 0 30 2 *' }],
    ['an unknown time zone', { cron: '0 0 * * *', tz: 'Mars/Olympus' }],
    ['a time zone that is no text', { cron: '0 0 * * *', tz: 1 }],
    ['less than a second', { everyMs: 999 }],
    ['half a millisecond', { everyMs: 1_000.5 }],
    ['NaN', { everyMs: Number.NaN }],
    ['both', { cron: '0 0 * * *', everyMs: 1_000 }],
    ['neither', {}],
  ])('refuses %s', (_, timing) => {
    expect(() => timingOf(timing as ScheduleTiming, now)).toThrow(expect.objectContaining({ name: 'QueueError', code: 'INVALID_SCHEDULE' }));
  });

  it('keeps only what belongs to a timing', () => {
    expect(timingOf({ cron: '0 0 * * *', tz: 'UTC', name: 'task' } as ScheduleTiming, now)).toEqual({ cron: '0 0 * * *', tz: 'UTC' });
    expect(timingOf({ everyMs: 1_000, name: 'task' } as ScheduleTiming, now)).toEqual({ everyMs: 1_000 });
  });
});
