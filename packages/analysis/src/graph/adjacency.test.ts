import { expect, it } from 'vitest';
import { adjacencyOf, inDegrees } from './adjacency.js';

it('knows each neighbour once, in rising order, and no node as its own', () => {
  expect(adjacencyOf(3, [[2, 1], [0, 2], [0, 1], [0, 2], [1, 1]])).toEqual([[1, 2], [], [1]]);
});

it('counts who leads to a node', () => {
  expect(inDegrees([[1, 2], [], [1]])).toEqual([0, 2, 1]);
});
