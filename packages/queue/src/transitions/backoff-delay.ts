import type { Backoff } from '../job-options.js';

/**
 * Milliseconds until the next attempt: `delayMs` (fixed) or `delayMs × 2^(attempt − 1)` (exponential), at most `maxDelayMs`; of that, chance takes away up to the share `jitter`.
 * @param attempt the one that failed, from 1
 * @param chance 0–1
 */
export function backoffDelay(backoff: Required<Backoff>, attempt: number, chance: number): number {
  const { kind, delayMs, maxDelayMs, jitter } = backoff;
  const full = Math.min(maxDelayMs, kind === 'fixed' ? delayMs : delayMs * 2 ** (attempt - 1));
  return Math.round(full * (1 - jitter * chance));
}
