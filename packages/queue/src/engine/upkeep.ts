import { nextTick } from '../schedule/schedule-timing.js';
import { scheduledJobOf } from '../input/job-input.js';
import type { Engine } from './engine.js';
import { retryDelay } from './persist.js';

/** Does what becomes due by itself: takes back expired leases, fires schedules, wakes workers for delayed jobs. */
export interface Upkeep {
  /** Looks at once, and from now on whenever something is due, and at least this often, because other processes may add something. */
  start(atLeastEveryMs: number): void;
  /** Something will be due at this time, by the store's clock. */
  dueAt(time: number): void;
  /** Resolves once nothing is under way. */
  stop(): Promise<void>;
}

/** Upkeep of one queue. It holds no timer before it is started. */
export function createUpkeep({ store, clock, feed, rules, turn }: Engine, wake: () => void, onError: (error: unknown) => void): Upkeep {
  let intervalMs = Number.POSITIVE_INFINITY;
  let timer: unknown = null;
  /** When the next look is due: that of the timer, or what was announced while a look is under way. */
  let lookAt = Number.POSITIVE_INFINITY;
  let looking = false;
  let round: Promise<void> = Promise.resolve();
  let failures = 0;
  let stopped = false;

  function look(): void {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
    if (stopped || looking) return;
    looking = true;
    lookAt = Number.POSITIVE_INFINITY;
    round = doWhatIsDue();
  }

  async function doWhatIsDue(): Promise<void> {
    let delay = intervalMs;
    try {
      const due = await store.nextDueAt();
      if (due !== null && due <= store.now()) {
        await catchUp();
        wake();
        // The workers claim what is due at the end of the turn, which uncovers what is due next.
        await new Promise<void>((resolve) => turn.add(resolve));
      }
      const next = await store.nextDueAt();
      const now = store.now();
      // What stays due, such as a delayed job that nobody here may run, must not be looked at without pause.
      if (next !== null && next > now) delay = next - now;
      failures = 0;
    } catch (error) {
      failures += 1;
      delay = retryDelay(failures);
      onError(error);
    }
    looking = false;
    lookIn(Math.min(delay, intervalMs, Math.max(0, lookAt - store.now())));
  }

  async function catchUp(): Promise<void> {
    feed.publish((await store.reap()).changes);
    const { changes } = await store.fireSchedules(
      ({ timing }, after) => nextTick(timing, after),
      ({ id, name, payload, options }) => scheduledJobOf(rules, id, name, payload, options),
    );
    feed.publish(changes);
  }

  function lookIn(ms: number): void {
    if (stopped) return;
    if (timer !== null) clock.clearTimeout(timer);
    lookAt = store.now() + ms;
    timer = clock.setTimeout(look, ms);
  }

  function dueAt(time: number): void {
    if (intervalMs === Number.POSITIVE_INFINITY || stopped || time >= lookAt) return;
    if (looking) lookAt = time;
    else lookIn(Math.max(0, time - store.now()));
  }

  return {
    start(atLeastEveryMs) {
      intervalMs = Math.min(intervalMs, atLeastEveryMs);
      dueAt(store.now());
    },
    dueAt,
    async stop() {
      stopped = true;
      if (timer !== null) clock.clearTimeout(timer);
      await round;
    },
  };
}
