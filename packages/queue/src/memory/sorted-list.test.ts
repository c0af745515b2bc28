import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSortedList } from './sorted-list.js';

describe('createSortedList', () => {
  it('holds what was added and not removed, in order, in both directions, from anywhere', () => {
    const steps = fc.array(fc.record({ add: fc.boolean(), value: fc.integer({ min: 0, max: 3_000 }) }), { minLength: 1, maxLength: 3_000 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 3_000 }), (all, start) => {
        const list = createSortedList<number>((a, b) => a - b);
        const model = new Set<number>();
        for (const { add, value } of all) {
          if (add && !model.has(value)) list.add(value);
          else if (!add) expect(list.remove(value)).toBe(model.has(value));
          if (add) model.add(value);
          else model.delete(value);
        }

        const sorted = [...model].toSorted((a, b) => a - b);
        expect(list.size).toBe(sorted.length);
        expect(list.first()).toBe(sorted[0]);
        expect([...list.upwards((value) => value < start)]).toEqual(sorted.filter((value) => value >= start));
        expect([...list.downwards((value) => value < start)]).toEqual(sorted.filter((value) => value < start).toReversed());
      }),
      { numRuns: 50 },
    );
  });

  it('compares hardly more among 100,000 items than among 1,000', () => {
    const comparisonsAt = (size: number): number => {
      let comparisons = 0;
      const list = createSortedList<number>((a, b) => {
        comparisons += 1;
        return a - b;
      });
      for (let value = 0; value < size; value += 1) list.add(value * 2);
      comparisons = 0;
      for (let value = 1; value < 201; value += 2) list.add(value);
      for (let value = 1; value < 201; value += 2) list.remove(value);
      return comparisons;
    };

    expect(comparisonsAt(100_000)).toBeLessThan(2 * comparisonsAt(1_000));
  });
});
