import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjacencyOf } from '../adjacency.js';
import { importCycles, shortestWayAround } from './import-cycles.js';

describe('import cycles', () => {
  it('lists the files of each, largest first, with one shortest way around', () => {
    const graph = adjacencyOf(6, [[0, 1], [1, 2], [2, 0], [1, 0], [3, 4], [4, 3], [5, 0]]);

    expect(importCycles(['a', 'b', 'c', 'd', 'e', 'f'], graph)).toEqual([
      { files: ['a', 'b', 'c'], example: ['a', 'b'] },
      { files: ['d', 'e'], example: ['d', 'e'] },
    ]);
  });

  it('gives an example that can be walked', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 8 });
    fc.assert(
      fc.property(edges, (list) => {
        const graph = adjacencyOf(10, list);
        const paths = [...graph.keys()].map(String);

        for (const { files, example } of importCycles(paths, graph)) {
          expect(example[0]).toBe(files[0]);
          expect(example.length).toBeGreaterThanOrEqual(2);
          expect(new Set(example).size).toBe(example.length);
          for (const [index, path] of example.entries()) expect(graph[Number(path)]).toContain(Number(example[(index + 1) % example.length]));
        }
      }),
    );
  });

  it('stays inside the component', () => {
    expect(shortestWayAround([[1, 2], [2], [0], []], [0, 1, 2])).toEqual([0, 2]);
  });
});
