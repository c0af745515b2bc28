/** How long to wait before the next attempt. */
export interface Backoff {
  /** `exponential` doubles `delayMs` with each attempt. @default 'exponential' */
  kind?: 'exponential' | 'fixed';
  /** Before the second attempt. @default 2_000 */
  delayMs?: number;
  /** At most. @default 3_600_000 */
  maxDelayMs?: number;
  /** Share of the delay that chance may take away, 0–1. @default 0 */
  jitter?: number;
}

/** How one job is to be run. */
export interface JobOptions {
  /** Whole number of at most 2³¹ − 1 either way; higher starts first. @default 0 */
  priority?: number;
  /** Not started before so many milliseconds have passed. @default 0 */
  delayMs?: number;
  /**
   * While an unsettled job holds this key, another enqueue with it answers that job's id and `created: false`; its payload is not merged.
   */
  dedup?: { key: string; /** Gives the key up after so long, if the job is still unsettled then. */ ttlMs?: number };
  /** @default 3 */
  attempts?: number;
  backoff?: Backoff;
  /** An attempt that takes longer fails with `TIMEOUT`; its slot is held until the handler returns. @default none */
  timeoutMs?: number | null;
}

/** What enqueueing gave. */
export interface Enqueued {
  id: string;
  /** False: an unsettled job holds the dedup key, and this is its id. */
  created: boolean;
}
