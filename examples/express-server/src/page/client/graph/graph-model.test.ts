import type { RepositoryScan } from '@reposcan/core';
import { expect, it } from 'vitest';
import { graphModel } from './graph-model.js';

/** As much of a scan as the graph looks at: imports as `from>to`. */
function scanOf(imports: readonly string[], more: { cycle?: readonly string[]; violations?: readonly [string, string][] } = {}): RepositoryScan {
  const edges = imports.map((text) => text.split('>') as [string, string]).map(([from, to]) => ({ from, to }));
  const files = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  return {
    files: files.map((path) => ({ path, importance: path.length, language: path.endsWith('.py') ? 'Python' : 'TypeScript' })),
    importGraph: { files, edges },
    signals: { files: files.map((path) => ({ path, cycle: more.cycle?.includes(path) === true ? 0 : null })) },
    layers: { folders: [], violations: (more.violations ?? []).map(([fromFolder, toFolder]) => ({ fromFolder, toFolder })) },
  } as unknown as RepositoryScan;
}

it('gathers the imports of files by their folders, without those inside one folder', () => {
  const { nodes, edges } = graphModel(scanOf(['a/x.ts>b/y.ts', 'a/z.ts>b/y.ts', 'a/x.ts>a/z.ts', 'main.ts>a/x.ts']), 'folders');

  expect(nodes.map(({ id }) => id).toSorted()).toEqual(['.', 'a', 'b']);
  expect(edges).toEqual([
    { from: 'a', to: 'b', imports: 2, suspect: false },
    { from: '.', to: 'a', imports: 1, suspect: false },
  ]);
});

it('marks imports within a circle, by files, and against the layers, by folders', () => {
  const scan = scanOf(['a/x.ts>b/y.ts', 'b/y.ts>a/x.ts', 'a/x.ts>c.ts'], { cycle: ['a/x.ts', 'b/y.ts'], violations: [['a', 'b']] });

  expect(graphModel(scan, 'files').edges.filter(({ suspect }) => suspect).map(({ from, to }) => `${from}>${to}`)).toEqual(['a/x.ts>b/y.ts', 'b/y.ts>a/x.ts']);
  expect(graphModel(scan, 'folders').edges.filter(({ suspect }) => suspect).map(({ from, to }) => `${from}>${to}`)).toEqual(['a>b']);
});

it('leaves out what has least weight where there is too much, with its imports', () => {
  const { nodes, edges, leftOut } = graphModel(scanOf(Array.from({ length: 2_000 }, (_, index) => `${'x'.repeat(1 + (index % 90))}${index}.ts>hub-of-everything-that-there-is.ts`)), 'files');

  expect(nodes).toHaveLength(1_200);
  expect(leftOut).toBe(801);
  expect(edges.every(({ from }) => nodes.some(({ id }) => id === from))).toBe(true);
});
