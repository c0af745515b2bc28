import { describe, expect, it } from 'vitest';
import { rateLimitWarnings, readRateLimit, readRetryAt } from './rate-limit.js';

describe('the budget of an answer', () => {
  it('is read from its headers', () => {
    const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4987', 'x-ratelimit-reset': '1700003600' };

    expect(readRateLimit(headers)).toEqual({ limit: 5000, remaining: 4987, resetAt: '2023-11-14T23:13:20.000Z' });
  });

  it.each([
    ['no header', {}],
    ['one that is missing', { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '1' }],
    ['words', { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1' }],
    ['a negative number', { 'x-ratelimit-limit': '-1', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '1' }],
    [
      'a time beyond all dates',
      { 'x-ratelimit-limit': '1', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '999999999999999' },
    ],
  ])('is unknown from %s', (_name, headers) => {
    expect(readRateLimit(headers)).toBeNull();
  });

  it.each([
    [250, 5000, 0],
    [249, 5000, 1],
    [3, 60, 0],
    [2, 60, 1],
    [0, 60, 1],
  ])('of %i of %i left gives %i warnings', (remaining, limit, warnings) => {
    const list = rateLimitWarnings({ limit, remaining, resetAt: '2026-01-01T00:00:00.000Z' });

    expect(list.map(({ code }) => code)).toEqual(Array.from({ length: warnings }, () => 'RATE_LIMIT_LOW'));
  });
});

describe('the time to come back', () => {
  it('is what retry-after says, even if the budget says otherwise', () => {
    const headers = { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1700003600' };

    expect(readRetryAt(headers, 1_700_000_000_000)?.getTime()).toBe(1_700_000_007_000);
  });

  it('is not the reset of a budget that is not spent', () => {
    expect(readRetryAt({ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': '1700003600' }, 0)).toBeNull();
  });

  it('is unknown where retry-after is nonsense', () => {
    expect(readRetryAt({ 'retry-after': 'soon' }, 0)).toBeNull();
  });
});
