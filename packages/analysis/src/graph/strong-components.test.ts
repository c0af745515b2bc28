import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adjacencyOf, type Adjacency } from './adjacency.js';
import { strongComponents } from './strong-components.js';

const graphs = fc.integer({ min: 1, max: 12 }).chain((nodes) => fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1))).map((edges) => adjacencyOf(nodes, edges)));

function reaches(graph: Adjacency, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const next of graph[node] ?? []) seen.add(next);
  return seen.has(to);
}

it('puts two nodes together exactly where each reaches the other', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const components = strongComponents(graph);
      const componentOf = new Map(components.flatMap((component, index) => component.map((node) => [node, index] as const)));

      expect(componentOf.size).toBe(graph.length);
      for (const left of graph.keys()) {
        for (const right of graph.keys()) expect(componentOf.get(left) === componentOf.get(right)).toBe(reaches(graph, left, right) && reaches(graph, right, left));
      }
    }),
  );
});

it('names a component after those it leads to', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const place = new Map(strongComponents(graph).flatMap((component, index) => component.map((node) => [node, index] as const)));

      for (const [from, targets] of graph.entries()) for (const to of targets) expect(place.get(to)).toBeLessThanOrEqual(place.get(from) ?? -1);
    }),
  );
});

it('does not overflow on a circle of 200,000', () => {
  const nodes = 200_000;

  expect(strongComponents(Array.from({ length: nodes }, (_, node) => [(node + 1) % nodes]))).toHaveLength(1);
});
