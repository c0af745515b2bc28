import type { ImportEdge, ImportGraph, Layers } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layersOf } from './layers-of.js';

const edge = (from: string, to: string, change: Partial<ImportEdge> = {}): ImportEdge => ({ from, to, kind: 'import', typeOnly: false, conditional: false, specifiers: [to], line: 1, ...change });
const graphOf = (edges: ImportEdge[], more: string[] = []): ImportGraph => ({ files: [...new Set([...edges.flatMap(({ from, to }) => [from, to]), ...more])].sort(), edges, externals: [], unresolved: [] });
const layers = (graph: ImportGraph): Layers => layersOf(graph, (path) => (path.includes('.test.') ? 'test' : path.includes('.example.') ? 'docs' : 'source'));
const heights = ({ folders }: Layers): Record<string, number> => Object.fromEntries(folders.map(({ path, layer }) => [path, layer]));

describe('layers', () => {
  it('rise from what imports nothing to what imports the most layers', () => {
    const { depth, folders, violations } = layers(graphOf([edge('cli/a.ts', 'app/a.ts'), edge('app/a.ts', 'core/a.ts'), edge('cli/a.ts', 'core/a.ts')], ['docs/a.ts']));

    expect(depth).toBe(3);
    expect(folders).toEqual([
      { path: 'cli', layer: 2, files: 1, uses: ['app', 'core'] },
      { path: 'app', layer: 1, files: 1, uses: ['core'] },
      { path: 'core', layer: 0, files: 1, uses: [] },
      { path: 'docs', layer: 0, files: 1, uses: [] },
    ]);
    expect(violations).toEqual([]);
  });

  it('are broken by the lighter side of a circle, which is named', () => {
    const graph = graphOf([edge('app/a.ts', 'core/a.ts'), edge('app/b.ts', 'core/a.ts'), edge('core/a.ts', 'app/b.ts', { line: 7 })]);

    expect(layers(graph)).toMatchObject({
      depth: 2,
      violations: [{ fromFolder: 'core', toFolder: 'app', count: 1, edges: [{ from: 'core/a.ts', to: 'app/b.ts', line: 7 }] }],
    });
  });

  it.each([
    ['types', edge('core/a.ts', 'app/a.ts', { typeOnly: true })],
    ['a test', edge('core/a.test.ts', 'app/a.ts')],
    ['an example', edge('core/a.example.ts', 'app/a.ts')],
    ['a declaration of which file belongs to which', edge('core/a.ts', 'app/a.ts', { kind: 'module' })],
  ])('do not heed %s', (_, against) => {
    expect(heights(layers(graphOf([edge('app/a.ts', 'core/a.ts'), against])))).toEqual({ app: 1, core: 0 });
  });

  it('heed lazy imports: a folder that needs another later needs it', () => {
    expect(layers(graphOf([edge('app/a.ts', 'core/a.ts', { kind: 'dynamic', conditional: true })])).depth).toBe(2);
  });

  it('of nothing are none', () => {
    expect(layers(graphOf([]))).toEqual({ depth: 0, folders: [], violations: [] });
  });

  it('name at most ten imports of a violation, and count all', () => {
    const down = Array.from({ length: 30 }, (_, index) => edge(`app/f${String(index).padStart(2, '0')}.ts`, 'core/a.ts'));
    const up = Array.from({ length: 12 }, (_, index) => edge('core/a.ts', `app/f${String(index).padStart(2, '0')}.ts`));

    expect(layers(graphOf([...down, ...up])).violations).toMatchObject([{ count: 12, edges: { length: 10 } }]);
  });
});

describe('the laws of layers', () => {
  const folder = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const file = fc.tuple(folder, fc.constantFrom('x.ts', 'y.ts')).map((parts) => parts.join('/'));
  const edges = fc.uniqueArray(fc.tuple(file, file), { maxLength: 60, selector: (pair) => pair.join() }).map((pairs) => pairs.map(([from, to]) => edge(from, to)));

  it('every use goes down, except violations, and these go up', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const result = layers(graphOf(list));
        const layerOf = new Map(result.folders.map(({ path, layer }) => [path, layer]));
        const broken = new Set(result.violations.map(({ fromFolder, toFolder }) => `${fromFolder} ${toFolder}`));

        for (const { path, uses } of result.folders) {
          for (const target of uses) {
            const down = (layerOf.get(path) ?? 0) - (layerOf.get(target) ?? 0);
            if (broken.has(`${path} ${target}`)) expect(down).toBeLessThan(0);
            else expect(down).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('there are violations only where folders use each other in a circle', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const falling = list.filter(({ from, to }) => from[0] !== undefined && from[0] < (to[0] ?? ''));

        expect(layers(graphOf(falling)).violations).toEqual([]);
      }),
    );
  });

  it('the same graph has the same layers, in whatever order its edges come', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const graph = graphOf(list);

        expect(layers({ ...graph, edges: [...list].reverse() })).toEqual(layers(graph));
      }),
    );
  });
});
