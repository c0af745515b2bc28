import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndcg } from './ndcg.js';

const items = fc.uniqueArray(fc.record({ path: fc.string(), score: fc.nat(5), gain: fc.nat(9) }), { minLength: 1, selector: ({ path }) => path });

describe('NDCG', () => {
  it('is 1 for a ranking by the gain itself, and never more', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 30 }), (list, depth) => {
        const best = ndcg(list.map((item) => ({ ...item, score: item.gain })), depth);

        if (best !== null) expect(best).toBeCloseTo(1, 12);
        expect(ndcg(list, depth) ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('discounts by the place: 1/log2(3) for the only gain in second place', () => {
    expect(ndcg([{ path: 'a', score: 2, gain: 0 }, { path: 'b', score: 1, gain: 3 }], 20)).toBeCloseTo(0.6309, 4);
  });

  it('looks no deeper than it is asked', () => {
    expect(ndcg([{ path: 'a', score: 2, gain: 0 }, { path: 'b', score: 1, gain: 3 }], 1)).toBe(0);
  });

  it('is unknown where there was nothing to find', () => {
    expect(ndcg([{ path: 'a', score: 1, gain: 0 }], 20)).toBeNull();
  });
});
