import type { AnalysisCache, FileTree, Observation, ParsedSource } from '@reposcan/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAnalysis } from '../analysis.js';
import { memoryTree } from '../fixtures/memory-tree.js';
import { checkedLimits, type AnalysisLimits } from '../observe/analysis-limits.js';
import type { LanguageParser, ParsedFile } from '../parse/language-parser.js';
import { ParseTimeout } from '../parse/parse-timeout.js';
import { extractTree, type ExtractionResult, type ExtractOptions } from './extract-tree.js';

const skeleton = (name: string): ParsedSource => ({
  symbols: [{ name, kind: 'function', signature: `def ${name}()`, doc: null, decorators: [], exported: true, line: 1, endLine: 1, members: [] }],
  imports: [{ specifier: 'os', kind: 'import', names: [], typeOnly: false, line: 1 }],
  exports: [{ name, typeOnly: false, line: 1 }],
  packageName: null,
  syntaxErrors: false,
});

let parsed: ParsedFile[];
let version: number;

/** Gives a skeleton named by the text, or does what the text says. */
const parser = (): LanguageParser => ({
  languages: ['Python'],
  version,
  load: () => Promise.resolve(),
  parse(text, file, isOver) {
    parsed.push(file);
    if (text === 'overflow') throw new RangeError('Maximum call stack size exceeded');
    if (text === 'break') throw new Error('\u001b[31mno\u0000\nidea');
    if (text === 'slow') {
      while (isOver?.() === false);
      throw new ParseTimeout();
    }
    return skeleton(text);
  },
});

const memory = (): AnalysisCache & { map: Map<string, unknown> } => {
  const map = new Map<string, unknown>();
  return { map, get: (key) => map.get(key), set: (key, value) => map.set(key, value) };
};

async function extract(tree: FileTree, { limits = {}, ...options }: ExtractOptions & { limits?: AnalysisLimits } = {}): Promise<ExtractionResult> {
  const observation = await createAnalysis().observe(tree);
  return extractTree(tree, observation, { limits: checkedLimits(limits), parsers: [parser()], parseThreads: 0 }, options);
}

const pathsOf = ({ skeletons }: ExtractionResult) => skeletons.map(({ path }) => path);

beforeEach(() => {
  parsed = [];
  version = 1;
});

describe('an extraction', () => {
  it('takes what people wrote to be run, and entry points, in the order of their paths', async () => {
    const result = await extract(
      memoryTree({
        'z.py': 'a',
        'b/test_x.py': 'a',
        'setup.py': 'a',
        'vendor/c.py': 'a',
        'generated_pb2.py': 'a',
        'vendor/main.py': 'a',
        'docs/conf.py': 'a',
        'readme.md': '# a',
        'a.rb': 'a',
        'package.json': '{}',
      }),
    );

    expect(pathsOf(result)).toEqual(['b/test_x.py', 'setup.py', 'z.py']);
    expect(result.failed).toEqual([]);
    expect(result.warnings).toEqual([]);
  });

  it('parses a vendored file that is an entry point', async () => {
    const tree = memoryTree({ 'vendor/run.py': 'a', 'vendor/other.py': 'a' });
    const observation = await createAnalysis().observe(tree);
    const started: Observation = { ...observation, entryPoints: [{ path: 'vendor/run.py', kind: 'bin', evidence: 'a manifest' }] };

    const result = await extractTree(tree, started, { limits: checkedLimits({}), parsers: [parser()], parseThreads: 0 }, {});

    expect(pathsOf(result)).toEqual(['vendor/run.py']);
  });

  it('lists what fails, with its reason, and loses nothing else', async () => {
    const result = await extract(
      memoryTree({
        'a.py': 'good',
        'break.py': 'break',
        'large.py': 'x'.repeat(300),
        'lfs.py': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 52428800\n',
        'overflow.py': 'overflow',
        'slow.py': 'slow',
        'z.py': 'good',
      }),
      { limits: { maxFileBytes: 200, maxParseMs: 10 } },
    );

    expect(pathsOf(result)).toEqual(['a.py', 'z.py']);
    expect(result.failed).toEqual([
      { path: 'break.py', reason: 'its parser failed: no idea' },
      { path: 'large.py', reason: 'it has 300 bytes, and the limit maxFileBytes is 200' },
      { path: 'lfs.py', reason: 'it is a Git LFS pointer' },
      { path: 'overflow.py', reason: 'it is nested too deeply for its parser' },
      { path: 'slow.py', reason: 'it takes longer to parse than the limit maxParseMs' },
    ]);
    expect(result.warnings.map(({ code, subject }) => [code, subject])).toEqual(result.failed.map(({ path }) => ['FILE_SKIPPED', path]));
  });

  it('spends a budget on the important files first', async () => {
    const result = await extract(memoryTree({ 'a.py': 'x\n'.repeat(5), 'core.py': 'x\n'.repeat(50) }), { limits: { maxTotalBytes: 105 } });

    expect(pathsOf(result)).toEqual(['core.py']);
    expect(result.warnings).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  });

  it('reads text of any encoding', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('name', 'utf16le')]);

    const { skeletons } = await extract(memoryTree({ 'a.py': utf16, 'b.py': Buffer.from('\u{FEFF}mark'), 'c.py': Buffer.from([0x61, 0xff]) }));

    expect(skeletons.map(({ symbols }) => symbols[0]?.name)).toEqual(['name', 'mark', 'a\u{FFFD}']);
  });

  it('reports progress at most a hundred times, and at the end', async () => {
    const calls: { done: number; total: number }[] = [];
    const files = Array.from({ length: 1234 }, (_, index): [string, string] => [`f${String(index)}.py`, 'a']);

    await extract(memoryTree(new Map(files)), { onProgress: (progress) => calls.push(progress) });

    expect(calls.length).toBeLessThanOrEqual(100);
    expect(calls.at(-1)).toEqual({ done: 1234, total: 1234 });
  });

  it('of nothing is empty', async () => {
    expect(await extract(memoryTree({}))).toEqual({ skeletons: [], failed: [], warnings: [] });
  });
});

describe('a repeated extraction', () => {
  const tree = memoryTree({ 'a.py': 'one', 'b.py': 'two' });
  const unread: FileTree = {
    ...tree,
    // oxlint-disable-next-line require-yield -- a tree that gives nothing
    async *read() {
      throw new Error('read');
    },
  };

  it('neither reads nor parses what is unchanged, and gives the same', async () => {
    const cache = memory();
    const first = await extract(tree, { cache });
    parsed = [];

    const observation = await createAnalysis().observe(tree);
    const second = await extractTree(unread, observation, { limits: checkedLimits({}), parsers: [parser()], parseThreads: 0 }, { cache });

    expect(second).toEqual(first);
    expect(parsed).toEqual([]);
  });

  it('parses only what changed, wherever it moved', async () => {
    const cache = memory();
    await extract(tree, { cache });
    parsed = [];
    const [a, b] = tree.entries;
    const entries = [{ ...a, path: 'moved/a.py' }, { ...b, oid: 'f'.repeat(40) }] as typeof tree.entries;

    const { skeletons } = await extract(
      {
        ...tree,
        entries,
        async *read(asked) {
          for (const entry of asked) yield { entry, bytes: Buffer.from('new') };
        },
      },
      { cache },
    );

    expect(parsed.map(({ path }) => path)).toEqual(['b.py']);
    expect(skeletons.map(({ path, symbols }) => [path, symbols[0]?.name])).toEqual([
      ['b.py', 'new'],
      ['moved/a.py', 'one'],
    ]);
  });

  it('does not use what another version of the parser gave', async () => {
    const cache = memory();
    await extract(tree, { cache });
    parsed = [];
    version = 2;

    await extract(tree, { cache });

    expect(parsed).toHaveLength(2);
  });

  it('tries again what failed', async () => {
    const cache = memory();
    const broken = memoryTree({ 'a.py': 'break' });
    await extract(broken, { cache });

    await extract(broken, { cache });

    expect(parsed).toHaveLength(2);
    expect(cache.map.size).toBe(0);
  });

  it.each([
    ['nothing', null],
    ['text', 'x'],
    ['no lists', { symbols: {}, imports: 1, exports: null, packageName: null, syntaxErrors: false }],
    ['a symbol without name', { ...skeleton('x'), symbols: [{ ...skeleton('x').symbols[0], name: 1 }] }],
    ['a member that is none', { ...skeleton('x'), symbols: [{ ...skeleton('x').symbols[0], members: [7] }] }],
    ['an import without line', { ...skeleton('x'), imports: [{ specifier: 'a', kind: 'import', names: [], typeOnly: false }] }],
    ['an export that is none', { ...skeleton('x'), exports: ['x'] }],
    ['a number as package', { ...skeleton('x'), packageName: 4 }],
  ])('takes a damaged entry for none: %s', async (_, value) => {
    const cache: AnalysisCache = { get: () => value, set: () => undefined };

    const { skeletons } = await extract(tree, { cache });

    expect(skeletons.map(({ symbols }) => symbols[0]?.name)).toEqual(['one', 'two']);
  });
});

describe('a tree that fails', () => {
  const contents = { 'a.py': 'one', 'b.py': 'two' };

  it('before anything was read, fails the extraction', async () => {
    const tree = memoryTree(contents);
    const observation = await createAnalysis().observe(tree);
    const failing: FileTree = {
      ...tree,
      // oxlint-disable-next-line require-yield -- a tree that gives nothing
      async *read() {
        throw new Error('disk');
      },
    };

    await expect(extractTree(failing, observation, { limits: checkedLimits({}), parsers: [parser()], parseThreads: 0 }, {})).rejects.toMatchObject({ code: 'READ_FAILED' });
  });

  it.each([
    [
      'breaks off',
      'reading the tree broke off before it',
      async function* (tree: FileTree): ReturnType<FileTree['read']> {
        yield { entry: tree.entries[0] as FileTree['entries'][number], bytes: Buffer.from('one') };
        throw new Error('disk');
      },
    ],
    [
      'ends early',
      'the tree gave no answer for it',
      async function* (tree: FileTree): ReturnType<FileTree['read']> {
        yield { entry: tree.entries[0] as FileTree['entries'][number], bytes: Buffer.from('one') };
      },
    ],
    [
      'misses an object',
      'its object is missing from the repository',
      async function* (tree: FileTree): ReturnType<FileTree['read']> {
        yield { entry: tree.entries[0] as FileTree['entries'][number], bytes: Buffer.from('one') };
        yield { entry: tree.entries[1] as FileTree['entries'][number], bytes: null, reason: 'missing' };
      },
    ],
  ])('or %s costs the files that it did not give', async (_, reason, read) => {
    const tree = memoryTree(contents);
    const observation = await createAnalysis().observe(tree);

    const result = await extractTree({ ...tree, read: () => read(tree) }, observation, { limits: checkedLimits({}), parsers: [parser()], parseThreads: 0 }, {});

    expect(pathsOf(result)).toEqual(['a.py']);
    expect(result.failed).toEqual([{ path: 'b.py', reason }]);
  });
});

describe('an abort', () => {
  it('rejects with its reason before anything happens', async () => {
    const reason = new Error('enough');

    await expect(extract(memoryTree({ 'a.py': 'one' }), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(parsed).toEqual([]);
  });

  it('rejects with its reason in the middle, without parsing the rest', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const files = Array.from({ length: 500 }, (_, index): [string, string] => [`f${String(index)}.py`, 'a']);

    const extraction = extract(memoryTree(new Map(files)), {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done >= 100) controller.abort(reason);
      },
    });

    await expect(extraction).rejects.toBe(reason);
    expect(parsed.length).toBeLessThan(110);
  });
});

it.each([-1, 1.5, 65, Number.NaN])('%d threads are refused', (parseThreads) => {
  expect(() => createAnalysis({ parseThreads })).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
});
