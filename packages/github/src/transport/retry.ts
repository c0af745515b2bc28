import type { Clock } from '../clock.js';
import { GithubError, type GithubErrorCode } from '../github-error.js';
import { abortedError } from './deadline.js';

const FIRST_WAIT_MS = 200;

/** When to send a request again. */
export interface RetryPolicy {
  /** Attempts in all. */
  maxAttempts: number;
  /** No new attempt begins later than this after the first one. Milliseconds. */
  budgetMs: number;
  /** The longest wait for a rate limit; a longer one is an error at once. Milliseconds. */
  maxWaitMs: number;
  /** Failures that the caller handles better than by the same request again. */
  except: readonly GithubErrorCode[];
  clock: Clock;
  /** 0 ≤ x < 1: spreads the retries of many clients. */
  random: () => number;
}

/** Runs an attempt until it succeeds, fails for good, or is no longer worth repeating; then rejects with the last error. */
export async function withRetries<T>(
  policy: RetryPolicy,
  signal: AbortSignal | undefined,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  const { maxAttempts, clock } = policy;
  const startedAt = clock.now();
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (error) {
      const wait =
        error instanceof GithubError && number < maxAttempts ? waitBefore(error, number, clock.now() - startedAt, policy) : null;
      if (wait === null) throw error;
      await clock.sleep(wait, signal).catch(() => {});
      if (signal?.aborted) throw abortedError(signal);
    }
  }
}

function waitBefore(error: GithubError, number: number, elapsed: number, policy: RetryPolicy): number | null {
  const until = error.retryAt === null ? null : Math.max(0, error.retryAt.getTime() - policy.clock.now());
  if (error.code === 'RATE_LIMITED' || error.code === 'SECONDARY_RATE_LIMITED') {
    return until !== null && until <= policy.maxWaitMs ? until : null;
  }
  if (!error.transient || policy.except.includes(error.code)) return null;
  const wait = Math.max(until ?? 0, FIRST_WAIT_MS * 2 ** (number - 1) * (0.5 + policy.random()));
  return elapsed + wait <= policy.budgetMs ? wait : null;
}
