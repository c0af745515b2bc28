import { describe, expect, it } from 'vitest';
import { countText, durationText, quantity } from './wording.js';

describe('wording', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [1_540, '1,540'],
    [12_345, '12,345'],
    [999_999.6, '1,000,000'],
    [1e15, '1,000,000,000,000,000'],
    [1e300, '1e+300'],
  ])('writes %d as %s', (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it('tells one from many', () => {
    expect([quantity(1, 'fork', 'forks'), quantity(0, 'fork', 'forks'), quantity(2_000, 'fork', 'forks')]).toEqual(['1 fork', '0 forks', '2,000 forks']);
  });

  it.each([
    [0.2, 'less than a day'],
    [1.9, '1 day'],
    [59, '59 days'],
    [61, '2 months'],
    [729, '23 months'],
    [731, '2 years'],
    [3_653, '10 years'],
  ])('writes %d days as "%s"', (days, text) => {
    expect(durationText(days)).toBe(text);
  });
});
