/** The two clocks of a scan, both in milliseconds. Handed in, so that a test decides what time it is. */
export interface Clock {
  /** Since the epoch: what dates are made of. */
  now(): number;
  /** From an arbitrary start and never backwards: what durations are made of. */
  monotonic(): number;
}

/** The clocks of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
