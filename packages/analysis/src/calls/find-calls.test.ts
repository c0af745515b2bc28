import type { AnalysisCache, FileTree, ObservedFile, Observation } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../analysis.js';
import { memoryTree, type TreeContents } from '../fixtures/memory-tree.js';
import { createWordAnalyzer, skeletonOf } from '../fixtures/word-analyzer.js';
import { checkedLimits } from '../observe/analysis-limits.js';
import type { CallAnalyzer } from './call-analyzer.js';
import { findCalls, type CallsOptions, type CallsResult, type CallsSettings } from './find-calls.js';

const noGraph = { importGraph: { files: [], edges: [], externals: [], unresolved: [] } };

const memory = (): AnalysisCache & { map: Map<string, unknown> } => {
  const map = new Map<string, unknown>();
  return { map, get: (key) => map.get(key), set: (key, value) => map.set(key, value) };
};

interface Asked extends CallsOptions, Partial<CallsSettings> {
  analyzers: CallAnalyzer[];
  maxCallsMs?: number;
  /** @default what observing gives */
  observation?: Observation;
}

async function calls(tree: FileTree, { analyzers, workerProgram = null, maxHeapMb, maxCallsMs = 60_000, observation, ...options }: Asked): Promise<CallsResult> {
  const observed = observation ?? (await createAnalysis().observe(tree));
  const skeletons = observed.files.flatMap(({ path, language }) => (language === null ? [] : [skeletonOf(path, [], language)]));
  const settings = { limits: checkedLimits({ maxCallsMs }), analyzers, workerProgram, ...(maxHeapMb === undefined ? {} : { maxHeapMb }) };
  return findCalls(tree, { observation: observed, extraction: { skeletons, failed: [] }, graph: noGraph }, settings, options);
}

const linesOf = ({ edges }: CallsResult): string[] => edges.map(({ from, to, calls: number }) => `${from} > ${to} ${String(number)}`);

const small: TreeContents = { 'b.py': 'run\nstop run', 'a.py': 'main help\nmain help\nmain b.py#run\nhelp b.py#gone' };

describe('the call graph of a tree', () => {
  it('has the nodes and edges that the analyzers found, sorted, and no edge without its ends', async () => {
    const { analyzer } = createWordAnalyzer();

    const graph = await calls(memoryTree(small), { analyzers: [analyzer] });

    expect(graph.nodes.map(({ qualifiedName }) => qualifiedName)).toEqual(['a.py', 'a.py#help', 'a.py#main', 'b.py', 'b.py#run', 'b.py#stop']);
    expect(linesOf(graph)).toEqual(['a.py#main > a.py#help 2', 'a.py#main > b.py#run 1', 'b.py#stop > b.py#run 1']);
    expect(graph).toMatchObject({ coverage: [{ method: 'flow', languages: ['Python'], files: 2, calls: 4 }], failed: [], warnings: [] });
  });

  it('is the same in whatever order a tree lists its entries', async () => {
    const { analyzer } = createWordAnalyzer();

    const [one, other] = [await calls(memoryTree(small), { analyzers: [analyzer] }), await calls(memoryTree(new Map(Object.entries(small).reverse() as [string, string][])), { analyzers: [analyzer] })];

    expect(other).toEqual(one);
  });

  it('leaves vendored and generated files out, and files of languages that nobody analyses', async () => {
    const { analyzer, seen } = createWordAnalyzer();

    await calls(memoryTree({ ...small, 'vendor/v.py': 'v', 'x_pb2.py': 'x', 'c.rb': 'c', 'tests/test_a.py': 't' }), { analyzers: [analyzer] });

    expect(seen.wanted).toEqual([['a.py', 'b.py', 'tests/test_a.py']]);
  });

  it('does without an analyzer that has no files', async () => {
    const [python, script] = [createWordAnalyzer(), createWordAnalyzer(['TypeScript'], 'script')];

    const graph = await calls(memoryTree(small), { analyzers: [python.analyzer, script.analyzer] });

    expect([python.seen.runs, script.seen.runs]).toEqual([1, 0]);
    expect(graph.coverage).toHaveLength(1);
  });

  it('has plain and bounded names', async () => {
    const { analyzer } = createWordAnalyzer();

    const graph = await calls(memoryTree({ 'a.py': `\u001b[31mred\u202e ${'long'.repeat(1_000)}` }), { analyzers: [analyzer] });

    expect(graph.edges).toHaveLength(1);
    expect(graph.edges[0]?.from).toBe('a.py#red');
    expect(graph.edges[0]?.to.length).toBe(500);
    expect(graph.nodes.map(({ qualifiedName }) => qualifiedName)).toContain(graph.edges[0]?.to);
  });

  it('lists files that could not be read or understood', async () => {
    const { analyzer } = createWordAnalyzer();
    const observation = await createAnalysis().observe(memoryTree({ 'a.py': 'a', 'b.py': 'fail', 'c.py': 'c', 'd.py': 'd' }));
    const tree = memoryTree({ 'a.py': 'a', 'b.py': 'fail', 'c.py': {}, 'd.py': new Uint8Array(20) });

    const graph = await calls(tree, { analyzers: [analyzer], observation });

    expect(graph.failed).toEqual([
      { path: 'b.py', reason: 'it is odd' },
      { path: 'c.py', reason: 'its object is missing from the repository' },
      { path: 'd.py', reason: 'it is not text' },
    ]);
  });

  it('tells how many files are done', async () => {
    const [python, script] = [createWordAnalyzer(), createWordAnalyzer(['TypeScript'], 'script')];
    const progress: unknown[] = [];

    await calls(memoryTree({ ...small, 'c.ts': 'x' }), { analyzers: [python.analyzer, script.analyzer], onProgress: (step) => progress.push(step) });

    expect(progress.at(-1)).toEqual({ done: 3, total: 3 });
  });
});

describe('what an analyzer kept', () => {
  it('is handed to it again, and nothing is read of a tree that did not change', async () => {
    const { analyzer, seen } = createWordAnalyzer();
    const cache = memory();
    const first = await calls(memoryTree(small), { analyzers: [analyzer], cache });

    const observation = await createAnalysis().observe(memoryTree(small));
    const unreadable = { ...memoryTree(small), read: () => { throw new Error('read'); } };
    const again = await calls(unreadable, { analyzers: [analyzer], cache, observation });

    expect(again).toEqual(first);
    expect(seen).toMatchObject({ wanted: [['a.py', 'b.py'], []], kept: [[], ['a.py', 'b.py']] });
  });

  it('is forgotten for a file that changed', async () => {
    const { analyzer, seen } = createWordAnalyzer();
    const cache = memory();
    await calls(memoryTree(small), { analyzers: [analyzer], cache });

    const changed = { ...small, 'b.py': 'run' };
    const rescanned = await calls(memoryTree(changed), { analyzers: [analyzer], cache });

    expect(seen.wanted[1]).toEqual(['b.py']);
    expect(rescanned).toEqual(await calls(memoryTree(changed), { analyzers: [analyzer] }));
  });

  it('is of no use to another version of it', async () => {
    const { analyzer, seen } = createWordAnalyzer();
    const cache = memory();
    await calls(memoryTree(small), { analyzers: [analyzer], cache });

    await calls(memoryTree(small), { analyzers: [{ ...analyzer, version: 2 }], cache });

    expect(seen.wanted[1]).toEqual(['a.py', 'b.py']);
  });
});

describe('an analyzer that fails', () => {
  const both: TreeContents = { ...small, 'c.ts': 'run' };

  it.each([
    ['throws', 'throw', 'broken by a file'],
    ['nests too deeply', 'deep', 'its sources are nested too deeply'],
  ])('because it %s costs its languages only', async (_, line, reason) => {
    const [python, script] = [createWordAnalyzer(), createWordAnalyzer(['TypeScript'], 'script')];

    const graph = await calls(memoryTree({ ...both, 'd.py': line }), { analyzers: [python.analyzer, script.analyzer] });

    expect(graph.nodes.map(({ qualifiedName }) => qualifiedName)).toEqual(['c.ts', 'c.ts#run']);
    expect(graph.coverage.map(({ languages }) => languages)).toEqual([['TypeScript']]);
    expect(graph.failed).toEqual(['a.py', 'b.py', 'd.py'].map((path) => ({ path, reason })));
    expect(graph.warnings).toEqual([{ code: 'PARTIAL_RESULT', message: `The calls of Python were not found: ${reason}.` }]);
  });
});

/** A worker that does to itself what the text of the first file says, or answers with one node. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, input }) => {
      const [text] = input.texts.values();
      if (text === 'hang') for (;;);
      if (text === 'exit') process.exit(3);
      if (text === 'break') throw new Error('broken');
      if (text === 'memory') for (const held = []; ; ) held.push(new Array(1e6).fill(held.length));
      const [{ path }] = input.files;
      const nodes = [{ qualifiedName: path, name: id, kind: 'module', language: 'x', path, line: 1, endLine: 1 }];
      parentPort.postMessage({ kind: 'done', analysis: { nodes, edges: [], coverage: [], failed: [], keep: new Map() } });
    });
    parentPort.postMessage({ kind: 'ready' });
  `)}`,
);

describe('an analyzer in a worker', () => {
  const [python, script] = [createWordAnalyzer(), createWordAnalyzer(['TypeScript'], 'script')];
  const analyzers = [python.analyzer, script.analyzer];

  it.each([
    ['ends its worker', 'exit', {}, 'it ended its worker'],
    ['breaks its worker', 'break', {}, 'it broke its worker'],
    ['takes too much memory', 'memory', { maxHeapMb: 64 }, 'it ran out of memory'],
  ])('that %s costs its languages only', async (_, text, options, reason) => {
    const graph = await calls(memoryTree({ 'a.py': text, 'c.ts': 'fine' }), { analyzers, workerProgram: program, ...options });

    expect(graph.nodes.map(({ name }) => name)).toEqual(['script']);
    expect(graph.failed).toEqual([{ path: 'a.py', reason }]);
    expect(graph.warnings).toEqual([{ code: 'PARTIAL_RESULT', message: `The calls of Python were not found: ${reason}.` }]);
  });

  it('that hangs is ended when its time is over', async () => {
    const graph = await calls(memoryTree({ 'a.py': 'hang' }), { analyzers, workerProgram: program, maxCallsMs: 200 });

    expect(graph).toMatchObject({ nodes: [], coverage: [], failed: [{ path: 'a.py', reason: 'it takes longer than the limit maxCallsMs' }] });
  });

  it('runs in this thread where no worker starts', async () => {
    const graph = await calls(memoryTree(small), { analyzers, workerProgram: new URL('data:text/javascript,throw new Error()') });

    expect(graph.edges).toHaveLength(3);
    expect(graph.warnings).toEqual([]);
  });

  it('ends at once on abort, though it hangs, with the reason of the abort', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const tree = memoryTree({ 'a.py': 'hang', 'c.ts': 'fine' });
    const running = calls(tree, { analyzers, workerProgram: program, signal: controller.signal, onProgress: () => controller.abort(reason) });

    await expect(running).rejects.toBe(reason);
  });
});

it('an abort before the start rejects with its reason', async () => {
  const reason = new Error('never');

  await expect(calls(memoryTree(small), { analyzers: [], observation: { files: [] as ObservedFile[] } as Observation, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
