import { describe, expect, it } from 'vitest';
import { graphSource } from '../fixtures/graph-source.js';
import { renderGraph } from './render-graph.js';
import { viewGraph } from './view-graph.js';

const source = graphSource([
  ['app/a.ts', 'core/a.ts'],
  ['app/a.ts', 'core/a.ts', 'type'],
  ['app/b.ts', 'core/a.ts', 'lazy'],
  ['app/b.ts', 'app/a.ts'],
  ['core/a.ts', 'app/b.ts'],
  ['core/a.test.ts', 'app/a.ts'],
  ['core/b.ts', 'types/a.ts', 'type'],
]);

describe('the files of a graph', () => {
  const { nodes, links } = viewGraph(source, 'file');
  const at = (path: string): number => nodes.findIndex((node) => node.path === path);

  it('have layer, community, rank and importance; a test has no layer', () => {
    expect(nodes[at('app/a.ts')]).toMatchObject({ layer: 1, files: 1, language: 'TypeScript', importance: 0 });
    expect(nodes[at('core/a.test.ts')]).toMatchObject({ layer: null });
    expect(nodes[at('app/a.ts')]?.community).toBe(source.signals.files.find(({ path }) => path === 'app/a.ts')?.community);
    expect(nodes.reduce((sum, { rank }) => sum + rank, 0)).toBeCloseTo(1, 9);
  });

  it('have one link for all imports between two of them, as firm as the firmest', () => {
    expect(links.filter(({ from }) => from === at('app/a.ts'))).toEqual([{ from: at('app/a.ts'), to: at('core/a.ts'), kind: 'import', typeOnly: false, conditional: false, imports: 1, violation: false }]);
    expect(links.find(({ to }) => to === at('types/a.ts'))).toMatchObject({ typeOnly: true });
    expect(links.find(({ from, to }) => from === at('app/b.ts') && to === at('core/a.ts'))).toMatchObject({ kind: 'dynamic', conditional: true });
  });

  it('show what is against the layers', () => {
    expect(links.filter(({ violation }) => violation)).toMatchObject([{ from: at('core/a.ts'), to: at('app/b.ts') }]);
  });
});

describe('the folders of a graph', () => {
  it('stand for their files that are not tests, and for the pairs that import each other', () => {
    const { nodes, links } = viewGraph(source, 'folder');

    expect(nodes.map(({ path, files, layer }) => [path, files, layer])).toEqual([['app', 2, 1], ['core', 2, 0], ['types', 1, 0]]);
    expect(links.map(({ from, to, imports, violation, typeOnly }) => [from, to, imports, violation, typeOnly])).toEqual([
      [0, 1, 2, false, false],
      [1, 0, 1, true, false],
      [1, 2, 1, false, true],
    ]);
  });
});

describe('where no level is asked for', () => {
  const large = graphSource(Array.from({ length: 151 }, (_, index) => [`src/p${String(index % 6)}/${String(index)}.ts`, 'src/core/a.ts'] as const));

  it.each(['dot', 'mermaid'] as const)('%s draws the folders of more than 150 files', (format) => {
    expect(renderGraph(format, large)).toBe(renderGraph(format, large, { level: 'folder' }));
    expect(renderGraph(format, source)).toBe(renderGraph(format, source, { level: 'file' }));
  });

  it.each(['graphml', 'gexf', 'json'] as const)('%s holds every file', (format) => {
    expect(renderGraph(format, large)).toBe(renderGraph(format, large, { level: 'file' }));
  });
});

it('is drawn for readers of Mermaid and DOT with its layers and what breaks them', () => {
  expect(renderGraph('mermaid', source, { level: 'folder' })).toBe(`flowchart TB
  n0["app"]
  n1["core"]
  n2["types"]
  n0 --> n1
  n1 --> n0
  n1 -.-> n2
  linkStyle 1 stroke:#cf222e
`);
  expect(renderGraph('dot', source, { level: 'folder' })).toContain('n1 -> n0 [color="#cf222e"];');
  expect(renderGraph('dot', source, { level: 'folder' })).toContain('{ rank=same; n1; n2; }');
});
