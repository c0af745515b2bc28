import type { QueueClock } from '../clock.js';

/** Writes the progress of one attempt. */
export interface ProgressReports {
  report(value: unknown): void;
  /** Resolves once the last value is written, or could not be; nothing is written after. */
  finish(): Promise<void>;
}

const everyMs = 250;

/**
 * Last value wins: written at once, and then at most every 250 ms.
 * @param write does not reject
 */
export function createProgressReports(clock: QueueClock, write: (value: unknown) => Promise<void>): ProgressReports {
  let latest: { value: unknown } | null = null;
  let timer: unknown = null;
  let writing: Promise<void> = Promise.resolve();
  let finished = false;

  function flush(): void {
    timer = null;
    if (latest === null) return;
    const { value } = latest;
    latest = null;
    if (!finished) timer = clock.setTimeout(flush, everyMs);
    writing = writing.then(() => write(value));
  }

  return {
    report(value) {
      if (finished) return;
      latest = { value };
      if (timer === null) flush();
    },
    async finish() {
      finished = true;
      if (timer !== null) clock.clearTimeout(timer);
      flush();
      await writing;
    },
  };
}
