import { describe, expect, it } from 'vitest';
import { defineRepository } from '../account/repository.js';
import { defaultFormula } from './default-formula.js';
import type { ImportanceFormula } from './importance-formula.js';
import { scoreImportance } from './score-importance.js';
import { validateFormula } from './validate-formula.js';

const own: ImportanceFormula = { ...defaultFormula, version: 'acme/1' };
const { reach, craft } = own;

function withStars(policy: object): ImportanceFormula {
  return { ...own, reach: { ...reach, signals: { ...reach.signals, stars: policy as typeof reach.signals.stars } } };
}

describe('validateFormula', () => {
  it('accepts the default formula, a copy of it, and one with a version of its own', () => {
    expect(() => validateFormula(defaultFormula)).not.toThrow();
    expect(() => validateFormula(structuredClone(defaultFormula))).not.toThrow();
    expect(() => validateFormula({ ...own, thresholds: { flagship: 80, significant: 40 } })).not.toThrow();
  });

  it.each<[string, unknown, string]>([
    ['a negative weight', withStars({ weight: -1, half: 100 }), 'reach.signals.stars.weight'],
    ['a weight that is NaN', withStars({ weight: Number.NaN, half: 100 }), 'reach.signals.stars.weight'],
    ['an infinite weight', withStars({ weight: Number.POSITIVE_INFINITY, half: 100 }), 'reach.signals.stars.weight'],
    ['a missing weight', withStars({ half: 100 }), 'reach.signals.stars.weight'],
    ['a half point of 0', withStars({ weight: 1, half: 0 }), 'reach.signals.stars.half'],
    ['an unknown member', withStars({ weight: 1, half: 100, wieght: 2 }), 'reach.signals.stars.wieght'],
    ['a missing group', { ...own, evidence: undefined }, 'evidence'],
    ['a strength above 1', { ...own, craft: { ...craft, strength: 1.1 } }, 'craft.strength'],
    ['a cap above 100', { ...own, profileReadme: { ...own.profileReadme, cap: 101 } }, 'profileReadme.cap'],
    ['an empty version', { ...own, version: '' }, 'version'],
    ['thresholds upside down', { ...own, thresholds: { flagship: 40, significant: 50 } }, 'thresholds'],
    ['a bad pattern', { ...own, personalConfig: { ...own.personalConfig, pattern: '(' } }, 'personalConfig.pattern'],
    [
      'weights that add up to nothing',
      {
        ...own,
        reach: {
          ...reach,
          signals: { stars: { weight: 0, half: 1 }, forks: { weight: 0, half: 1 }, watchers: { weight: 0, half: 1, expected: 0 } },
        },
      },
      'reach.signals',
    ],
    [
      'freshness that ends before it falls',
      { ...own, craft: { ...craft, signals: { ...craft.signals, freshness: { weight: 1, fullDays: 90, noneDays: 90 } } } },
      'craft.signals.freshness.noneDays',
    ],
    ["a change under the default's version", { ...defaultFormula, steepness: 0.6 }, 'version'],
  ])('refuses %s', (_, formula, input) => {
    expect(() => validateFormula(formula as ImportanceFormula)).toThrow(expect.objectContaining({ code: 'INVALID_FORMULA', input }));
  });
});

describe('a formula of the caller', () => {
  const repository = defineRepository({ nameWithOwner: 'octo/library', createdAt: '2020-01-01T00:00:00Z', stars: 300 });
  const now = '2026-11-22T00:00:00Z';

  it('decides score, version and category', () => {
    const generous = { ...withStars({ weight: 0.8, half: 3 }), thresholds: { flagship: 20, significant: 10 } };

    const importance = scoreImportance(repository, { now, formula: generous });

    expect(importance.score).toBeGreaterThan(scoreImportance(repository, { now }).score);
    expect(importance).toMatchObject({ formula: 'acme/1', category: 'flagship' });
  });

  it('is refused when it cannot give scores', () => {
    expect(() => scoreImportance(repository, { now, formula: withStars({ weight: -1, half: 1 }) })).toThrow(
      expect.objectContaining({ code: 'INVALID_FORMULA' }),
    );
  });

  it('counts weights relative to their group', () => {
    const doubled = Object.fromEntries(Object.entries(reach.signals).map(([name, policy]) => [name, { ...policy, weight: policy.weight * 2 }]));
    const formula = { ...own, reach: { ...reach, signals: doubled as typeof reach.signals } };

    expect(scoreImportance(repository, { now, formula }).score).toBe(scoreImportance(repository, { now }).score);
  });
});

it('the default formula cannot be changed by accident', () => {
  const writable = defaultFormula.reach.signals.stars as { weight: number };

  expect(() => {
    writable.weight = 2;
  }).toThrow(TypeError);
});
