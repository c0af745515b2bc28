import type { TestClock } from './test-clock.js';

/** The clock of the machine, for adapters whose time cannot be handed in, but whose timers can. */
export function createRealClock(): TestClock {
  return forkOf(new Set());
}

/** @param all timers of the clock and its forks that are set */
function forkOf(all: Set<object>): TestClock {
  let frozen = false;
  const late: (() => void)[] = [];

  return {
    now: () => Date.now(),
    setTimeout(run, ms) {
      const timer: { handle?: NodeJS.Timeout } = {};
      const goOff = (): void => {
        // It may have been cleared while it was late.
        if (all.delete(timer)) run();
      };
      timer.handle = setTimeout(() => (frozen ? late.push(goOff) : goOff()), ms);
      all.add(timer);
      return timer;
    },
    clearTimeout(handle) {
      const timer = handle as { handle?: NodeJS.Timeout } | null | undefined;
      if (timer == null) return;
      clearTimeout(timer.handle);
      all.delete(timer);
    },
    get pending() {
      return all.size;
    },
    fork: () => forkOf(all),
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      for (const goOff of late.splice(0)) setImmediate(goOff);
    },
  };
}
