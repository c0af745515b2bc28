import { describe, expect, it } from 'vitest';
import { longestRetryLater, retryLaterDelay } from './retry-later-delay.js';

describe('the delay until a time that a handler asked for', () => {
  it.each([
    ['lasts until then', 6_000, 5_000],
    ['is none where the time is over', 999, 0],
    ['is whole', 1_000.4, 1],
    ['is a day at most', Number.MAX_VALUE, longestRetryLater],
  ])('%s', (_, retryAt, delay) => {
    expect(retryLaterDelay(retryAt, 1_000)).toBe(delay);
  });
});
