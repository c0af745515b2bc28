import type { TestClock } from './test-clock.js';

/** A clock that stands still until a test moves it. */
export interface ManualClock extends TestClock {
  /** Lets time pass for this clock and all its forks, timer by timer in the order of their time; whatever a timer sets going is given time to happen before the next one. */
  advance(ms: number): Promise<void>;
  /** Sets the time of day forward or back, as an administrator would: timers do not notice. */
  jump(ms: number): void;
  fork(): ManualClock;
}

interface Timer {
  due: number;
  run: () => void;
  /** The clock that it was set with. */
  owner: object;
}

interface Time {
  elapsed: number;
  wall: number;
  timers: Map<number, Timer>;
  lastHandle: number;
  frozen: Set<object>;
}

/**
 * A clock that stands at `startAt`.
 * @param options.startAt milliseconds since the epoch, default 2026-01-01T00:00:00Z
 */
export function createManualClock({ startAt = Date.UTC(2026, 0, 1) }: { startAt?: number } = {}): ManualClock {
  return forkOf({ elapsed: 0, wall: startAt, timers: new Map(), lastHandle: 0, frozen: new Set() });
}

function forkOf(time: Time): ManualClock {
  const owner = {};
  return {
    now: () => time.wall + time.elapsed,
    setTimeout(run, ms) {
      time.lastHandle += 1;
      // Like the timers of Node: at least 1 ms, so that a timer that sets itself again cannot hold time up.
      time.timers.set(time.lastHandle, { due: time.elapsed + Math.max(1, ms), run, owner });
      return time.lastHandle;
    },
    clearTimeout: (handle) => void time.timers.delete(handle as number),
    advance: (ms) => advance(time, ms),
    jump(ms) {
      time.wall += ms;
    },
    get pending() {
      return time.timers.size;
    },
    fork: () => forkOf(time),
    freeze: () => void time.frozen.add(owner),
    thaw: () => void time.frozen.delete(owner),
  };
}

async function advance(time: Time, ms: number): Promise<void> {
  const end = time.elapsed + ms;
  await eventLoop();
  for (let handle = nextTimer(time, end); handle !== null; handle = nextTimer(time, end)) {
    const timer = time.timers.get(handle);
    time.timers.delete(handle);
    if (timer === undefined) continue;
    time.elapsed = Math.max(time.elapsed, timer.due);
    timer.run();
    await eventLoop();
  }
  time.elapsed = end;
}

function nextTimer({ timers, frozen }: Time, end: number): number | null {
  let next: number | null = null;
  let due = end;
  for (const [handle, timer] of timers) {
    if (frozen.has(timer.owner) || timer.due > due || (timer.due === due && next !== null)) continue;
    next = handle;
    due = timer.due;
  }
  return next;
}

/** Several turns of the real event loop: what was set going without a timer happens. */
async function eventLoop(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
