import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown } from '../signal.js';
import { criticalityParameters, criticalityScore, type CriticalitySignals } from './criticality-score.js';

const names = Object.keys(criticalityParameters) as (keyof CriticalitySignals)[];

function signals(values: readonly number[]): CriticalitySignals {
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}

describe('criticalityScore', () => {
  // Published results of OpenSSF's own run of June 2022.
  it.each<[string, number[], number]>([
    ['git/git', [209, 0, 2_044, 5, 70.83, 49, 896, 806, 13.15, 36_120_246], 0.89559],
    ['symfony/symfony', [151, 0, 3_579, 13, 104.13, 69, 27_449, 26_723, 2, 88_134], 0.87876],
    ['SELinuxProject/selinux-kernel, not updated for 33 months', [69, 33, 5_000, 10, 1293.54, 680, 58, 39, 4.81, 10_755], 0.84047],
  ])('reproduces %s', (_, values, published) => {
    expect(criticalityScore(signals(values))).toBeCloseTo(published, 5);
  });

  it('is 1 when every signal is at its threshold, and 0 without any', () => {
    const best = Object.fromEntries(
      Object.entries(criticalityParameters).map(([name, { threshold, smallerIsBetter }]) => [name, smallerIsBetter ? 0 : threshold]),
    );

    expect(criticalityScore(best)).toBeCloseTo(1, 12);
    expect(criticalityScore({})).toBe(0);
  });

  it('keeps the denominator: a signal that is missing or unknown never raises the score', () => {
    const values = fc.tuple(...names.map(() => fc.integer({ min: 0, max: 10_000 })));
    fc.assert(
      fc.property(values, fc.constantFrom(...names), (numbers, name) => {
        const all = signals(numbers);
        const { [name]: _, ...without } = all;

        expect(criticalityScore(without)).toBeLessThanOrEqual(criticalityScore(all));
        expect(criticalityScore({ ...all, [name]: unknown('failed') })).toBe(criticalityScore(without));
      }),
    );
  });

  it('stays within 0 and 1 and moves with each signal in its direction', () => {
    const counts = fc.tuple(...names.map(() => fc.integer({ min: 0, max: 1_000_000_000 })));
    fc.assert(
      fc.property(counts, fc.constantFrom(...names), fc.nat(), (numbers, name, more) => {
        const before = criticalityScore(signals(numbers));
        const at = names.indexOf(name);
        const after = criticalityScore(signals(numbers.with(at, (numbers[at] ?? 0) + more)));

        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(1);
        if (criticalityParameters[name].smallerIsBetter) expect(after).toBeLessThanOrEqual(before);
        else expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses a signal of %d', (value) => {
    expect(() => criticalityScore({ orgCount: value })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', input: 'orgCount' }));
  });
});
