import { nextTick } from '../schedule/schedule-timing.js';
import { scheduledJobOf } from '../input/job-input.js';
import type { Engine } from './engine.js';
import { retryDelay } from './persist.js';

/** Does what becomes due by itself: takes back expired leases, fires schedules, wakes workers for delayed jobs. */
export interface Upkeep {
  /** Looks at once, and from now on whenever something is due, and at least this often, because other processes may add something. */
  start(pollMs: number): void;
  /** Something will be due at this time, by the store's clock. */
  dueAt(time: number): void;
  /** Resolves once nothing is under way. */
  stop(): Promise<void>;
}

/** Upkeep of one queue. It holds no timer before it is started. */
export function createUpkeep({ store, clock, feed, rules }: Engine, wake: () => void, onError: (error: unknown) => void): Upkeep {
  let pollMs = Number.POSITIVE_INFINITY;
  let timer: unknown = null;
  let timerAt = Number.POSITIVE_INFINITY;
  let round: Promise<void> | null = null;
  /** The earliest time that was announced during a round. */
  let announced = Number.POSITIVE_INFINITY;
  let failures = 0;
  let stopped = false;

  async function look(): Promise<void> {
    announced = Number.POSITIVE_INFINITY;
    try {
      const due = await store.nextDueAt();
      if (due !== null && due <= store.now()) {
        feed.publish((await store.reap()).changes);
        const fired = await store.fireSchedules(
          ({ timing }, after) => nextTick(timing, after),
          ({ id, name, payload, options }) => scheduledJobOf(rules, id, name, payload, options),
        );
        feed.publish(fired.changes);
        wake();
      }
      failures = 0;
      const next = await store.nextDueAt();
      const now = store.now();
      // What stays due, such as a delayed job that nobody here may run, must not be looked at without pause.
      arm(Math.min(next === null || next <= now ? pollMs : next - now, pollMs, Math.max(0, announced - now)));
    } catch (error) {
      failures += 1;
      onError(error);
      arm(Math.min(pollMs, retryDelay(failures)));
    }
  }

  function begin(): void {
    timer = null;
    if (stopped || round !== null) return;
    round = look().finally(() => {
      round = null;
    });
  }

  function arm(ms: number): void {
    if (stopped) return;
    if (timer !== null) clock.clearTimeout(timer);
    timerAt = store.now() + ms;
    timer = clock.setTimeout(begin, ms);
  }

  return {
    start(interval) {
      pollMs = Math.min(pollMs, interval);
      if (stopped) return;
      if (timer !== null) clock.clearTimeout(timer);
      begin();
    },
    dueAt(time) {
      if (pollMs === Number.POSITIVE_INFINITY || stopped) return;
      if (round !== null) announced = Math.min(announced, time);
      else if (time < timerAt) arm(Math.max(0, time - store.now()));
    },
    async stop() {
      stopped = true;
      if (timer !== null) clock.clearTimeout(timer);
      await round;
    },
  };
}
