import { timestamp } from './fixtures/timestamp.js';
import type { Budget } from './graphql/work.js';

/** The rate limits that the loopback GitHub enforces. */
export interface RateLimitOptions {
  /** GraphQL points per window and token. @default 5000 */
  graphql?: number;
  /** REST requests per window and token. @default 5000 */
  core?: number;
  /** REST requests per window without a token. @default 60 */
  anonymous?: number;
  /** Milliseconds until a used-up budget is full again. @default 3_600_000 */
  windowMs?: number;
}

/** One of GitHub's budgets. */
export type RateResource = 'graphql' | 'core';

/** Whose budget it is: one for each login, one for everybody without a token. */
export type RateOwner = string | null;

/** Counts what requests cost. */
export interface RateBudgets {
  /** Takes points; `null` when fewer are left. */
  charge(resource: RateResource, owner: RateOwner, points: number): Budget | null;
  /** What is left, without taking any. */
  peek(resource: RateResource, owner: RateOwner): Budget;
  /** The headers that tell what is left. */
  headers(resource: RateResource, owner: RateOwner): Record<string, string>;
  /** Every budget is full again. */
  reset(): void;
}

/** Budgets whose windows begin with their first use. */
export function createRateBudgets(options: RateLimitOptions & { now: () => number }): RateBudgets {
  const { graphql = 5000, core = 5000, anonymous = 60, windowMs = 3_600_000, now } = options;
  const windows = new Map<string, { used: number; resetAt: number }>();

  const open = (resource: RateResource, owner: RateOwner): { window: { used: number; resetAt: number }; limit: number } => {
    const key = `${resource} ${owner === null ? '' : owner.toLowerCase()}`;
    let window = windows.get(key);
    if (window === undefined || window.resetAt <= now()) {
      window = { used: 0, resetAt: now() + windowMs };
      windows.set(key, window);
    }
    return { window, limit: resource === 'graphql' ? (owner === null ? 0 : graphql) : owner === null ? anonymous : core };
  };
  const peek = (resource: RateResource, owner: RateOwner): Budget => {
    const { window, limit } = open(resource, owner);
    return { limit, used: window.used, remaining: limit - window.used, resetAt: timestamp(window.resetAt) };
  };

  return {
    peek,
    charge(resource, owner, points) {
      const { window, limit } = open(resource, owner);
      if (window.used + points > limit) return null;
      window.used += points;
      return peek(resource, owner);
    },
    headers(resource, owner) {
      const { limit, used, remaining, resetAt } = peek(resource, owner);
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-used': String(used),
        'x-ratelimit-reset': String(Math.floor(Date.parse(resetAt) / 1000)),
        'x-ratelimit-resource': resource,
      };
    },
    reset: () => windows.clear(),
  };
}
