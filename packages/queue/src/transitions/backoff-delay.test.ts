import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay } from './backoff-delay.js';

const exponential = { kind: 'exponential', delayMs: 2_000, maxDelayMs: 3_600_000, jitter: 0 } as const;

describe('backoffDelay', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 8_000],
    [11, 2_048_000],
    [12, 3_600_000],
    [2_000, 3_600_000],
  ])('doubles after attempt %i to %i ms, up to the longest delay', (attempt, expected) => {
    expect(backoffDelay(exponential, attempt, 1)).toBe(expected);
  });

  it('stays the same where it is fixed', () => {
    expect([1, 2, 9].map((attempt) => backoffDelay({ ...exponential, kind: 'fixed' }, attempt, 0))).toEqual([2_000, 2_000, 2_000]);
  });

  it('lets chance take away the share of the jitter and no more', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 50 }), (jitter, chance, attempt) => {
        const full = backoffDelay(exponential, attempt, 0);
        const delay = backoffDelay({ ...exponential, jitter }, attempt, chance);

        expect(delay).toBeLessThanOrEqual(full);
        expect(delay).toBeGreaterThanOrEqual(Math.floor(full * (1 - jitter)));
      }),
    );
  });
});
