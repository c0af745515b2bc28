import type { CommitHistory, Extraction, FileSkeleton, FileTree } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../analysis.js';
import { memoryTree, type TreeContents } from '../fixtures/memory-tree.js';
import type { Linker } from '../link/linker.js';
import { graphTree, type GraphInput, type GraphOptions, type GraphResult } from './graph-tree.js';

/** Links by the whole path; `pkg:x` leads out, `boom` throws. `roots.txt` names what `~` stands for. */
const pathLinker: Linker = {
  languages: ['TypeScript', 'JavaScript'],
  reads: (path) => path === 'roots.txt',
  createResolver: ({ tree, configs }) => {
    const root = configs.get('roots.txt')?.trim() ?? '';
    return (_, { specifier }) => {
      if (specifier === 'boom') throw new Error('boom');
      if (specifier.startsWith('pkg:')) return { kind: 'external', name: specifier.slice(4), builtin: false };
      const path = specifier.replace('~', root);
      return tree.hasFile(path) ? { kind: 'files', paths: [path] } : { kind: 'unresolved', reason: 'No such file.' };
    };
  },
};
const contents: TreeContents = {
  'roots.txt': 'src/core\n',
  'src/app/main.ts': 'x\n'.repeat(50),
  'src/app/view.ts': 'x\n'.repeat(20),
  'src/core/a.ts': 'x\n'.repeat(80),
  'src/core/b.ts': 'x\n'.repeat(10),
  'src/core/a.test.ts': 'x\n'.repeat(10),
};
const imports: Record<string, string[]> = {
  'src/app/main.ts': ['src/app/view.ts', '~/a.ts', 'pkg:react'],
  'src/app/view.ts': ['~/b.ts', '~/none.ts'],
  'src/core/a.ts': ['src/core/b.ts', 'boom', 'boom'],
  'src/core/b.ts': ['src/core/a.ts'],
  'src/core/a.test.ts': ['src/app/main.ts', 'src/core/a.ts'],
};
const extractionOf = (given: Record<string, string[]>): Extraction => ({
  skeletons: Object.entries(given).map(([path, specifiers]): FileSkeleton => ({
    path,
    language: 'TypeScript',
    symbols: [],
    imports: specifiers.map((specifier, index) => ({ specifier, kind: 'import', names: [], typeOnly: false, line: index + 1 })),
    exports: [],
    packageName: null,
    syntaxErrors: false,
  })),
  failed: [],
});
const history: CommitHistory = {
  commits: [{ oid: 'f', author: 'A', email: 'a@example.org', committedAt: '2026-01-01T00:00:00Z', subject: '', merge: false, files: ['src/core/b.ts', 'gone.ts'] }],
  since: '2025-01-01T00:00:00Z',
  truncated: false,
  shallow: false,
};
const graph = async (input: Partial<GraphInput> = {}, { tree = memoryTree(contents), linkers = [pathLinker], ...options }: GraphOptions & { tree?: FileTree; linkers?: Linker[] } = {}): Promise<GraphResult> =>
  graphTree(tree, { observation: await createAnalysis().observe(tree), extraction: extractionOf(imports), ...input }, linkers, options);

describe('graphing a tree', () => {
  it('links every import with the linker of its language', async () => {
    const { importGraph } = await graph();

    expect(importGraph.files).toEqual(Object.keys(imports).sort());
    expect(importGraph.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'src/app/main.ts > src/app/view.ts',
      'src/app/main.ts > src/core/a.ts',
      'src/app/view.ts > src/core/b.ts',
      'src/core/a.test.ts > src/app/main.ts',
      'src/core/a.test.ts > src/core/a.ts',
      'src/core/a.ts > src/core/b.ts',
      'src/core/b.ts > src/core/a.ts',
    ]);
    expect(importGraph.externals).toMatchObject([{ name: 'react', importers: [{ path: 'src/app/main.ts' }] }]);
    expect(importGraph.unresolved.map(({ from, specifier }) => `${from} ${specifier}`)).toEqual(['src/app/view.ts ~/none.ts', 'src/core/a.ts boom', 'src/core/a.ts boom']);
  });

  it('says of an import whose linking throws that it did, once a file', async () => {
    expect((await graph()).warnings).toEqual([{ code: 'FILE_SKIPPED', message: 'src/core/a.ts has an import that could not be linked (line 2): boom', subject: 'src/core/a.ts' }]);
  });

  it('finds cycle, layers and communities', async () => {
    const { signals, layers } = await graph();

    expect(signals.cycles).toEqual([{ files: ['src/core/a.ts', 'src/core/b.ts'], example: ['src/core/a.ts', 'src/core/b.ts'] }]);
    expect(signals.files.find(({ path }) => path === 'src/core/a.ts')).toMatchObject({ fanIn: 3, fanOut: 1, cycle: 0, commits: null });
    expect(signals.files.find(({ path }) => path === 'src/app/main.ts')).toMatchObject({ fanIn: 1, fanOut: 2, cycle: null });
    expect(signals.files.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 9);
    expect(signals.communities.reduce((sum, { files }) => sum + files, 0)).toBe(5);
    expect(layers.folders).toEqual([
      { path: 'src/app', layer: 1, files: 2, uses: ['src/core'] },
      { path: 'src/core', layer: 0, files: 2, uses: [] },
    ]);
  });

  it('knows hotspots where history was read, and none where it was not', async () => {
    expect((await graph({ history })).signals.hotspots).toMatchObject([{ path: 'src/core/b.ts', commits: 1 }]);
    expect((await graph({ history })).signals.files.find(({ path }) => path === 'src/app/main.ts')?.commits).toBe(0);
    expect((await graph()).signals.hotspots).toEqual([]);
  });

  it('gives all observed files, with refined importance', async () => {
    const { files } = await graph({ history });

    expect(files).toHaveLength(6);
    expect(files.find(({ path }) => path === 'src/core/b.ts')?.reasons.map(({ factor }) => factor)).toEqual(['lines: 10', 'imported by 2, imports 1', 'commits: 1']);
    expect(files.map(({ importance }) => importance)).toEqual(files.map(({ importance }) => importance).sort((left, right) => right - left));
  });

  it('is the same whatever the order of tree, skeletons and linkers', async () => {
    const expected = await graph({ history });
    const other: Linker = { languages: ['Rune'], reads: () => false, createResolver: () => () => ({ kind: 'ignored' }) };
    const { skeletons } = extractionOf(imports);

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(skeletons, { minLength: skeletons.length }), fc.shuffledSubarray(Object.entries(contents), { minLength: 6 }), async (shuffled, entries) => {
        const tree = memoryTree(Object.fromEntries(entries));

        expect(await graph({ history, extraction: { skeletons: shuffled, failed: [] } }, { tree, linkers: [other, pathLinker] })).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('costs only the languages of a linker that cannot begin', async () => {
    const broken: Linker = { languages: ['Python'], reads: () => false, createResolver: () => { throw new Error('no roots'); } };
    const extraction = extractionOf(imports);
    extraction.skeletons.push({ path: 'x.py', language: 'Python', symbols: [], imports: [], exports: [], packageName: null, syntaxErrors: false });

    const { importGraph, warnings } = await graph({ extraction }, { linkers: [broken, pathLinker] });

    expect(importGraph.edges).toHaveLength(7);
    expect(warnings).toContainEqual({ code: 'PARTIAL_RESULT', message: 'The imports of Python could not be linked: no roots' });
  });

  it('of nothing is empty', async () => {
    const { importGraph, signals, layers, files } = await graph({ extraction: { skeletons: [], failed: [] } }, { tree: memoryTree({}) });

    expect({ importGraph, signals, layers, files }).toEqual({
      importGraph: { files: [], edges: [], externals: [], unresolved: [] },
      signals: { files: [], cycles: [], communities: [], hotspots: [] },
      layers: { depth: 0, folders: [], violations: [] },
      files: [],
    });
  });
});

describe('while a tree is graphed', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${String(index)}.ts`, Array.from({ length: 20 }, (__, at) => `f${String((index + at + 1) % 500)}.ts`)]));
  const tree = memoryTree(Object.fromEntries(Object.keys(many).map((path) => [path, 'x\n'])));

  it('progress is told at most a hundred times, up to the end', async () => {
    const steps: { done: number; total: number }[] = [];

    await graph({ extraction: extractionOf(many) }, { tree, onProgress: (progress) => steps.push(progress) });

    expect(steps).toHaveLength(100);
    expect(steps.at(-1)).toEqual({ done: 500, total: 500 });
  });

  it('timers fire, and an abort ends it with its reason', async () => {
    const controller = new AbortController();
    const graphing = graph({ extraction: extractionOf(many) }, { tree, signal: controller.signal, onProgress: ({ done }) => void (done === 5 && setImmediate(() => controller.abort(new Error('from outside')))) });

    await expect(graphing).rejects.toThrow('from outside');
  });

  it('nothing begins where the signal is aborted already', async () => {
    await expect(graph({}, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  });
});
