import type { Work } from './graphql/work.js';
import { GithubTestingError } from './testing-error.js';

/** How long the loopback GitHub takes, as a model: `base + perNode · nodes + perCounter · counters`, all in milliseconds. */
export interface LatencyModel {
  /** For every request. @default 0 */
  base?: number;
  /** For every node in the answer. @default 0 */
  perNode?: number;
  /**
   * For every counter that has to be counted: issues, pull requests, releases, watchers, forks, mentionable users, history and
   * check states, once per repository; followers, following and members once per account. @default 0
   */
  perCounter?: number;
  /** An answer that would take longer than this is a 502, sent at this moment. @default 10_000 */
  ceiling?: number;
  /** Real milliseconds for each modelled one; 0 answers at once, but still gives up beyond the ceiling. @default 1 */
  scale?: number;
}

/**
 * The model itself, if its values mean something.
 * @throws GithubTestingError INVALID_OPTIONS naming the value that does not
 */
export function checkedLatency(model: LatencyModel): LatencyModel {
  for (const [name, value] of Object.entries(model)) {
    if (typeof value === 'number' && value >= 0) continue;
    throw new GithubTestingError(`The latency model has ${name} = ${String(value)}.`, {
      code: 'INVALID_OPTIONS',
      hint: 'Give milliseconds from 0.',
      input: name,
    });
  }
  return model;
}

/** What the model says about one answer. */
export interface Delay {
  /** Real milliseconds to wait. */
  ms: number;
  /** The ceiling was reached: the answer is a 502. */
  gaveUp: boolean;
}

/** How long an answer takes that needed this work. */
export function delayOf(model: LatencyModel, work: Work): Delay {
  const { base = 0, perNode = 0, perCounter = 0, ceiling = 10_000, scale = 1 } = model;
  const modelled = base + perNode * work.nodes + perCounter * work.counters;
  return { ms: Math.min(modelled, ceiling) * scale, gaveUp: modelled > ceiling };
}

/** Waits; rejects with the signal's reason when it aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** Waits in real time. */
export const realSleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
