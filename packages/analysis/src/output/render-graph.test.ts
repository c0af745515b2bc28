import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphSource } from '../fixtures/graph-source.js';
import type { GraphSource } from './graph-view.js';
import { graphFormats, renderGraph } from './render-graph.js';

const hostile = [
  'a"b.ts',
  'a]b[.ts',
  'a --> b.ts',
  '%% a.ts',
  '%%{init: {}}%%',
  'click n0 href "x"',
  '<script>alert(1)</script>.ts',
  ']]>&amp;<!-- .ts',
  '`markdown` **bold**.ts',
  'a\nb\r\tc.ts',
  'nul\0bell\u0007.ts',
  'back\\slash\\',
  '\\N\\G\\l.ts',
  '\\xff\\xfe.ts',
  'half\ud800.ts',
  'not\ufffe.ts',
  'emoji 😀 名前 é.ts',
  'bidi\u202e.ts',
  '\u200b',
  '__proto__',
  'end',
  'subgraph',
  '#quot;#35;',
  "it's; semi: colon, {brace} (paren) |pipe|",
  'n'.repeat(3000),
];
const names = fc.uniqueArray(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 })), { minLength: 1, maxLength: 12 });
const sources = names.chain((paths) => fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...paths)), { maxLength: 20 }).map((edges) => graphSource(edges, paths)));
/** Every shape of name once: what no run of chance should miss. */
const allHostile = graphSource(hostile.map((path, index) => [path, hostile[(index + 1) % hostile.length] ?? path]));
const nodesOf = (source: GraphSource): number => source.importGraph.files.length;

describe('a graph as Mermaid', () => {
  let parse: (text: string) => Promise<unknown>;
  beforeAll(async () => {
    // Mermaid cleans texts with the DOM of a browser.
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document });
    const { default: mermaid } = await import('mermaid');
    parse = (text) => mermaid.parse(text);
  });

  it('is what Mermaid reads, whatever files are called', async () => {
    await expect(parse(renderGraph('mermaid', allHostile))).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
    await fc.assert(
      fc.asyncProperty(sources, async (source) => {
        await expect(parse(renderGraph('mermaid', source))).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
      }),
      { numRuns: 40 },
    );
  });

  it('stays within what Mermaid draws, and says what it left out', async () => {
    const paths = Array.from({ length: 900 }, (_, index) => `src/${'x'.repeat(90)}${String(index)}.ts`);
    const text = renderGraph('mermaid', graphSource(paths.flatMap((from, index) => [1, 2, 3].map((step) => [from, paths[(index + step) % 900] ?? from] as const))), { level: 'file' });

    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(text.match(/-->/g)?.length ?? 0).toBeLessThanOrEqual(500);
    expect(text).toMatch(/%% \d+ of 900 files/);
    await expect(parse(text)).resolves.toBeTruthy();
  });

  it('is refused where a name is not escaped: the check can fail', async () => {
    await expect(parse('flowchart TB\n  n0["a"b.ts"]\n')).rejects.toThrow();
  });
});

describe('a graph as DOT', () => {
  it('is what Graphviz reads, with the names that were meant', async () => {
    const graphviz = await instance();
    const labelsOf = (text: string): string[] => {
      const { status, output, errors } = graphviz.render(text, { format: 'json0' });
      // It also warns of letters that its fonts do not have.
      expect({ status, errors: errors.filter(({ level }) => level === 'error') }).toEqual({ status: 'success', errors: [] });
      return objectsOf(output ?? '').map(({ label }) => label);
    };

    expect(labelsOf(renderGraph('dot', allHostile))).toHaveLength(hostile.length);
    const { output } = graphviz.render(renderGraph('dot', graphSource([['a"b\\', 'x&amp;y\\N']])), { format: 'svg' });
    const drawn = [...new JSDOM(output ?? '').window.document.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(drawn.sort()).toEqual(['a"b\\', 'x&amp;y\\N']);
    fc.assert(
      fc.property(sources, (source) => {
        expect(labelsOf(renderGraph('dot', source))).toHaveLength(nodesOf(source));
      }),
      { numRuns: 30 },
    );
  });
});

interface Drawn {
  label: string;
}

function objectsOf(json: string): Drawn[] {
  const { objects } = JSON.parse(json) as { objects?: (Drawn & { nodes?: unknown })[] };
  return (objects ?? []).filter(({ nodes }) => nodes === undefined);
}

describe.each(['graphml', 'gexf'] as const)('a graph as %s', (format) => {
  const read = (text: string): MultiGraph =>
    format === 'gexf' ? (gexf.parse(MultiGraph, text) as MultiGraph) : (graphml.parse(MultiGraph, text) as MultiGraph);

  it('is read back with every node and edge, whatever files are called', () => {
    expect(read(renderGraph(format, allHostile)).order).toBe(hostile.length);
    fc.assert(
      fc.property(sources, (source) => {
        const graph = read(renderGraph(format, source));

        expect(graph.order).toBe(nodesOf(source));
        expect(graph.size).toBe(source.importGraph.edges.length);
      }),
    );
  });

  it('holds no character that XML cannot', () => {
    fc.assert(
      fc.property(sources, (source) => {
        expect(renderGraph(format, source)).not.toMatch(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u);
      }),
    );
  });

  it('keeps names and figures', () => {
    const graph = read(renderGraph(format, graphSource([['a & <b>.ts', 'tab\t"c".ts']])));

    expect(graph.getNodeAttribute('n0', 'path')).toBe('a & <b>.ts');
    expect(graph.getNodeAttribute('n1', 'path')).toBe('tab\t"c".ts');
    expect(graph.getNodeAttribute('n1', 'pagerank')).toBeGreaterThan(graph.getNodeAttribute('n0', 'pagerank') as number);
    expect(graph.getEdgeAttributes('e0')).toMatchObject({ kind: 'import', typeOnly: false, imports: 1 });
  });
});

describe('a graph as JSON', () => {
  it('is read back with the names as they are', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { nodes, edges } = JSON.parse(renderGraph('json', source)) as { nodes: { path: string }[]; edges: { from: string; to: string }[] };

        expect(nodes.map(({ path }) => path)).toEqual(source.importGraph.files);
        expect(edges.map(({ from, to }) => [from, to])).toEqual(source.importGraph.edges.map(({ from, to }) => [from, to]));
      }),
    );
  });
});

describe.each(graphFormats)('every format: %s', (format) => {
  it('is the same, to the byte, in whatever order its parts come', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { importGraph, signals, layers, files } = source;
        const turned: GraphSource = {
          files: [...files].reverse(),
          importGraph: { ...importGraph, files: [...importGraph.files].reverse(), edges: [...importGraph.edges].reverse() },
          signals: { ...signals, files: [...signals.files].reverse() },
          layers: { ...layers, folders: [...layers.folders].reverse(), violations: [...layers.violations].reverse() },
        };

        for (const level of ['file', 'folder'] as const) expect(renderGraph(format, turned, { level })).toBe(renderGraph(format, source, { level }));
      }),
    );
  });

  it('writes a graph of nothing', () => {
    expect(renderGraph(format, graphSource([]))).not.toContain('undefined');
  });
});
