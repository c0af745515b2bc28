/** Time as the queue sees it. Handed in, so that tests turn hours into milliseconds. */
export interface QueueClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** @returns what `clearTimeout` takes */
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The clock of this process. */
export const systemClock: QueueClock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
