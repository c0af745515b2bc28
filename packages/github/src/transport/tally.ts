import type { RateLimit } from '@reposcan/core';
import { readRateLimit } from './rate-limit.js';

/** What one call of the client has cost so far. */
export interface Tally {
  /** HTTP requests sent, retries included. */
  requests: number;
  /** What answers said last of each budget, by resource: GitHub counts REST and GraphQL apart. */
  readonly budgets: Map<string, RateLimit>;
}

/** Requests that waited for one another. Its length is what an account scan takes, in round trips. */
export interface Chain {
  length: number;
}

/** A tally of nothing. */
export function createTally(): Tally {
  return { requests: 0, budgets: new Map() };
}

/** Takes note of what the headers of an answer say. */
export function noteBudget(tally: Tally, headers: Readonly<Record<string, string>>): void {
  const budget = readRateLimit(headers);
  if (budget !== null) tally.budgets.set(headers['x-ratelimit-resource'] ?? '', budget);
}

/** The budget of which the smallest share is left: the one that ends the next call. `null` where no answer told of any. */
export function tightestBudget({ budgets }: Tally): RateLimit | null {
  const share = ({ remaining, limit }: RateLimit): number => remaining / Math.max(1, limit);
  return [...budgets.values()].toSorted((left, right) => share(left) - share(right))[0] ?? null;
}
