import type { RateLimit } from '@reposcan/core';

/** What one call of the client has cost so far. */
export interface Tally {
  /** HTTP requests sent, retries included. */
  requests: number;
  /** The tightest budget that an answer told of: REST and GraphQL are counted apart. */
  rateLimit: RateLimit | null;
}

/** Requests that waited for one another. Its length is what an account scan takes, in round trips. */
export interface Chain {
  length: number;
}

/** A tally of nothing. */
export function createTally(): Tally {
  return { requests: 0, rateLimit: null };
}

/** Takes note of a budget. A budget of the same size is the same resource, seen later. */
export function noteRateLimit(tally: Tally, seen: RateLimit | null): void {
  const known = tally.rateLimit;
  if (seen === null) return;
  if (known === null || known.limit === seen.limit || seen.remaining / seen.limit < known.remaining / known.limit)
    tally.rateLimit = seen;
}
