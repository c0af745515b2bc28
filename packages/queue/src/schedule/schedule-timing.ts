import { Cron } from 'croner';
import { plainText } from '@reposcan/core';
import { QueueError } from '../queue-error.js';
import type { ScheduleTiming } from '../schedule.js';
import { shown } from '../input/shown.js';

/** The end of time in JavaScript: a schedule that does not fire again. */
const never = 8.64e15;

/**
 * Checks a timing and leaves out what does not belong to it.
 * @throws {QueueError} `INVALID_SCHEDULE`: not five or six cron fields, an unknown time zone, never due, or shorter than a second
 */
export function timingOf(input: ScheduleTiming, now: number): ScheduleTiming {
  const { cron, tz, everyMs } = input as { cron?: unknown; tz?: unknown; everyMs?: unknown };
  if ((cron === undefined) === (everyMs === undefined)) throw invalid('A schedule has both or neither of cron and everyMs.', 'Give one of them.');
  if (everyMs !== undefined) {
    if (typeof everyMs === 'number' && Number.isSafeInteger(everyMs) && everyMs >= 1_000) return { everyMs };
    throw invalid(`The option everyMs is ${shown(everyMs)}.`, 'Give whole milliseconds, at least 1,000.');
  }
  if (typeof cron !== 'string') throw invalid(`The option cron is ${shown(cron)}.`, 'Give five or six fields.');
  if (tz !== undefined && typeof tz !== 'string') throw invalid(`The option tz is ${shown(tz)}.`, 'Give an IANA name, such as Europe/Berlin.');
  const timing = { cron, ...(tz === undefined ? {} : { tz }) };
  if (nextCron(timing, now) === null) throw invalid(`The schedule ${shown(cron)} is never due.`, 'Check day and month.');
  return timing;
}

/** The first tick after a time, both in milliseconds since the epoch. */
export function nextTick(timing: ScheduleTiming, after: number): number {
  if ('everyMs' in timing) return (Math.floor(after / timing.everyMs) + 1) * timing.everyMs;
  return nextCron(timing, after) ?? never;
}

function nextCron({ cron, tz = 'UTC' }: { cron: string; tz?: string }, after: number): number | null {
  try {
    // Without a function to call it holds no timer.
    const pattern = new Cron(cron, { timezone: tz, mode: '5-or-6-parts', paused: true });
    return pattern.nextRun(new Date(after))?.getTime() ?? null;
  } catch (cause) {
    const why = cause instanceof Error ? plainText(cause.message, 200) : 'it cannot be read';
    throw invalid(`The schedule ${shown(cron)} in time zone ${shown(tz)} is not valid: ${why}`, 'Give five or six cron fields, and an IANA time zone.', cause);
  }
}

function invalid(message: string, hint: string, cause?: unknown): QueueError {
  return new QueueError(message, { code: 'INVALID_SCHEDULE', hint, cause });
}
