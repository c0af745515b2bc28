import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjacencyOf } from '../adjacency.js';
import { pageRank } from './page-rank.js';

const graphs = fc.integer({ min: 1, max: 15 }).chain((nodes) => fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1))).map((edges) => ({ nodes, edges })));

describe('page rank', () => {
  it('adds up to 1', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        expect(pageRank(adjacencyOf(nodes, edges)).reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is the same to the bit in whatever order the edges come', () => {
    fc.assert(
      fc.property(graphs, ({ nodes, edges }) => {
        expect(pageRank(adjacencyOf(nodes, [...edges].reverse()))).toEqual(pageRank(adjacencyOf(nodes, edges)));
      }),
    );
  });

  it('solves its own equation: a star of two', () => {
    // r(leaf) = 0.05 + 0.85 · r(hub)/3, r(hub) = r(leaf) + 0.85 · 2 · r(leaf), and all add up to 1.
    const leaf = 1 / 4.7;

    const [first, second, hub] = pageRank([[2], [2], []]);

    expect(first).toBeCloseTo(leaf, 9);
    expect(second).toBeCloseTo(leaf, 9);
    expect(hub).toBeCloseTo(2.7 * leaf, 9);
  });

  it('of nothing is nothing', () => {
    expect(pageRank([])).toHaveLength(0);
  });
});
