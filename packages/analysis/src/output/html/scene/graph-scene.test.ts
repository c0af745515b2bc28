import { describe, expect, it } from 'vitest';
import { sampleGraph, type SampleFile } from '../fixtures/sample-graph.js';
import { graphScene } from './graph-scene.js';
import { edgeTraits } from './scene.js';
import { sceneLimits } from './scene-limits.js';

const layered: SampleFile[] = [
  { path: 'src/cli/main.ts', imports: ['src/core/a.ts'], importance: 90 },
  { path: 'src/core/a.ts', imports: ['src/core/b.ts'], types: ['src/cli/main.ts'], importance: 50, cycle: 0 },
  { path: 'src/core/b.ts', imports: ['src/core/a.ts', 'src/cli/main.ts'], importance: 20, cycle: 0 },
  { path: 'src/core/a.test.ts', imports: ['src/core/a.ts'], importance: 5, role: 'test' },
  { path: 'src/alone.ts', importance: 1 },
];
const layers = { 'src/cli': 1, 'src/core': 0 };

function wide(count: number): SampleFile[] {
  return Array.from({ length: count }, (_, nth) => ({
    path: `src/part-${nth % 40}/file-${String(nth).padStart(5, '0')}.ts`,
    imports: nth === 0 ? [] : [`src/part-${(nth - 1) % 40}/file-${String(nth - 1).padStart(5, '0')}.ts`],
    community: nth % 7,
    importance: 100 - nth / 1000,
  }));
}

describe('the scene of an import graph', () => {
  it('has the files by importance, each with its layer; tests and what is in no layered folder have none', () => {
    const { files } = graphScene(sampleGraph(layered, layers));

    expect(files.nodes.map(({ path, layer }) => [path, layer])).toEqual([
      ['src/cli/main.ts', 1],
      ['src/core/a.ts', 0],
      ['src/core/b.ts', 0],
      ['src/core/a.test.ts', null],
      ['src/alone.ts', null],
    ]);
  });

  it('tells of every import whether it is for types only, leads up the layers, or closes a cycle', () => {
    const { files } = graphScene(sampleGraph(layered, layers));
    const traits = new Map(files.edges.map(([from, to, bits]) => [`${from}>${to}`, bits]));

    expect(traits.get('0>1')).toBe(0);
    expect(traits.get('1>0')).toBe(edgeTraits.typeOnly);
    expect(traits.get('1>2')).toBe(edgeTraits.inCycle);
    expect(traits.get('2>0')).toBe(edgeTraits.againstLayers);
  });

  it('gathers the files in folders: imports within one vanish, those between two are counted', () => {
    const { folders } = graphScene(sampleGraph(layered, layers));
    const names = folders.nodes.map(({ path }) => path);

    expect(names).toEqual(['src/', 'src/cli/', 'src/core/']);
    expect(folders.nodes.map(({ files }) => files)).toEqual([1, 1, 3]);
    expect(folders.edges.map(([from, to, , imports]) => [names[from], names[to], imports])).toEqual([
      ['src/cli/', 'src/core/', 1],
      ['src/core/', 'src/cli/', 2],
    ]);
  });

  it('places the layers in rows, the highest on top, and no two nodes at one spot', () => {
    const { files } = graphScene(sampleGraph(layered, layers));
    const [main, a, b, test] = files.nodes.map(({ row }) => row[1]);

    expect(main).toBeGreaterThan(a ?? 0);
    expect(a).toBe(b);
    expect(a).toBeGreaterThan(test ?? 0);
    for (const place of ['near', 'row'] as const) expect(new Set(files.nodes.map((node) => node[place].join())).size).toBe(files.nodes.length);
  });

  it('is the same for the same graph', () => {
    const input = sampleGraph(wide(700));

    expect(JSON.stringify(graphScene(input))).toBe(JSON.stringify(graphScene(input)));
  });

  it('stays on its feet without a single file, and with a file that imports only itself', () => {
    expect(graphScene(sampleGraph([])).files).toEqual({ nodes: [], edges: [] });
    expect(graphScene(sampleGraph([{ path: 'a.ts', imports: ['a.ts'] }])).files).toMatchObject({ nodes: [{ path: 'a.ts' }], edges: [] });
  });

  it.each([
    [sceneLimits.foldersFirstFrom, 'files'],
    [sceneLimits.foldersFirstFrom + 1, 'folders'],
  ] as const)('of %i files begins with the %s', (count, start) => {
    expect(graphScene(sampleGraph(Array.from({ length: count }, (_, nth) => ({ path: `f${nth}.ts` })))).start).toBe(start);
  });

  it('keeps the most important files where there are too many, and says so', () => {
    const input = sampleGraph(Array.from({ length: sceneLimits.files + 5 }, (_, nth) => ({ path: `f${nth}.ts`, importance: nth % 2 })));
    const scene = graphScene(input);

    expect(scene.files.nodes).toHaveLength(sceneLimits.files);
    expect(scene.notes).toEqual(['5 less important files are not drawn.']);
  });

  it('names symbols up to a limit, and counts the others', () => {
    const input = sampleGraph([{ path: 'a.ts' }]);
    const symbols = Array.from({ length: sceneLimits.symbols + 3 }, (_, nth) => {
      return { name: `s${nth}`, kind: 'function' as const, signature: '', doc: null, decorators: [], exported: true, line: 1, endLine: 1, members: [] };
    });
    const skeletons = [{ path: 'a.ts', language: 'TypeScript', symbols, imports: [], exports: [], packageName: null, syntaxErrors: false }];

    const [node] = graphScene({ ...input, skeletons }).files.nodes;

    expect(node?.symbols).toHaveLength(sceneLimits.symbols);
    expect(node?.moreSymbols).toBe(3);
  });
});
