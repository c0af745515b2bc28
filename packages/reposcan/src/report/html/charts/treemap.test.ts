import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeTiles, treemap } from './treemap.js';

const tile = (value: number) => ({ name: `tile ${value}`, value, figure: String(value), mark: 'm0' });
const values = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 40 });

describe('placeTiles', () => {
  it('gives every tile the share of the area that its value has of the whole', () => {
    fc.assert(
      fc.property(values, (list) => {
        const total = list.reduce((sum, value) => sum + value, 0);

        for (const { value, width, height } of placeTiles(list.map(tile), 2)) {
          expect((width * height) / 10_000).toBeCloseTo(value / total, 6);
        }
      }),
    );
  });

  it('keeps all tiles inside and lets none overlap', () => {
    fc.assert(
      fc.property(values, (list) => {
        const placed = placeTiles(list.map(tile), 2);
        const slack = 1e-6;

        for (const [index, a] of placed.entries()) {
          expect(Math.min(a.left, a.top)).toBeGreaterThanOrEqual(-slack);
          expect(Math.max(a.left + a.width, a.top + a.height)).toBeLessThanOrEqual(100 + slack);
          for (const b of placed.slice(index + 1)) {
            const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
            const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
            expect(Math.min(across, down)).toBeLessThanOrEqual(slack);
          }
        }
      }),
    );
  });

  it('leaves out what has no area', () => {
    expect(placeTiles([tile(3), tile(0)], 2)).toHaveLength(1);
  });
});

it('says the largest tiles to those who do not see it', () => {
  expect(treemap([tile(1), tile(5)], 'Lines').source).toContain('aria-label="Lines. Largest: tile 5: 5, tile 1: 1"');
});
