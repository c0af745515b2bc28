import type { RateLimit, Warning } from '@reposcan/core';

// Below this share of the budget a caller should know that the next scans may fail.
const LOW_SHARE = 0.05;

/** The budget that the headers of an answer tell, or `null`. */
export function readRateLimit(headers: Readonly<Record<string, string>>): RateLimit | null {
  const limit = headerCount(headers['x-ratelimit-limit']);
  const remaining = headerCount(headers['x-ratelimit-remaining']);
  const reset = headerCount(headers['x-ratelimit-reset']);
  if (limit === null || remaining === null || reset === null) return null;
  const resetAt = epochSeconds(reset);
  return resetAt === null ? null : { limit, remaining, resetAt: resetAt.toISOString() };
}

/** The warning that a budget deserves: RATE_LIMIT_LOW under 5 %, else none. */
export function rateLimitWarnings(rateLimit: RateLimit | null): Warning[] {
  if (rateLimit === null || rateLimit.remaining >= rateLimit.limit * LOW_SHARE) return [];
  return [
    {
      code: 'RATE_LIMIT_LOW',
      message: `${rateLimit.remaining} of ${rateLimit.limit} GitHub requests are left until ${rateLimit.resetAt}.`,
    },
  ];
}

/** When to come back after a refusal, by `retry-after` (seconds or a date) first, by the reset of the budget second. */
export function readRetryAt(headers: Readonly<Record<string, string>>, now: number): Date | null {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = headerCount(after);
    const at = seconds === null ? Date.parse(after) : now + seconds * 1000;
    if (!Number.isNaN(at)) return validDate(at);
  }
  const reset = headerCount(headers['x-ratelimit-reset']);
  return reset !== null && headers['x-ratelimit-remaining'] === '0' ? epochSeconds(reset) : null;
}

function headerCount(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null;
}

function epochSeconds(seconds: number): Date | null {
  return validDate(seconds * 1000);
}

function validDate(ms: number): Date | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date;
}
