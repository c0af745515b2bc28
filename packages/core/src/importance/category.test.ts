import { describe, expect, it } from 'vitest';
import { categoryOf, crossesThreshold } from './category.js';

describe('categoryOf', () => {
  it.each([
    [100, 'flagship'],
    [70, 'flagship'],
    [69.9, 'significant'],
    [50, 'significant'],
    [49.9, 'supporting'],
    [0, 'supporting'],
  ] as const)('puts %d into %s', (score, category) => {
    expect(categoryOf(score)).toBe(category);
  });

  it('takes other thresholds', () => {
    expect(categoryOf(65, { flagship: 60, significant: 20 })).toBe('flagship');
  });
});

describe('crossesThreshold', () => {
  it.each([
    [[10, 49.9], false],
    [[49.9, 50], true],
    [[50, 69.9], false],
    [[69.9, 70], true],
    [[10, 90], true],
    [[70, 70], false],
  ] as const)('of %j is %s', (range, crosses) => {
    expect(crossesThreshold(range)).toBe(crosses);
  });
});
