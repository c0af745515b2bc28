import type { FileTree, Observation, ObservedFile } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from './analysis.js';
import type { AnalysisError } from './analysis-error.js';
import { memoryTree, type TreeContents } from './fixtures/memory-tree.js';

const lines = (count: number, line = 'const a = 1;'): string => `${line}\n`.repeat(count);
const observe = (contents: TreeContents): Promise<Observation> => createAnalysis().observe(memoryTree(contents));
const fileOf = (observation: Observation, path: string): ObservedFile => {
  const file = observation.files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`${path} was not observed`);
  return file;
};

const project: TreeContents = {
  '.gitattributes': 'src/grammar.ts linguist-generated\nsnippets/* linguist-documentation\n*.tmpl linguist-language=HTML\n',
  LICENSE: 'MIT\n',
  'README.md': '# Project\n\nA project that shows what an observation gives.\n',
  'assets/logo.png': Buffer.from([137, 80, 78, 71, 0, 0]),
  'package.json': '{ "name": "project", "main": "./dist/index.js" }',
  'page.tmpl': '<p>page</p>\n',
  'src/core.ts': lines(300),
  'src/grammar.ts': lines(2000),
  'src/index.ts': "export * from './core.js';\n",
  'src/user.ts': "import './core.js';\n",
  'src/view.tsx': lines(3),
  'snippets/a.js': lines(50),
  'test/core.test.ts': lines(300, "import '../src/core.js';"),
};

describe('an observation', () => {
  it('tells language, role, size and lines of each file', async () => {
    const observation = await observe(project);

    expect(fileOf(observation, 'src/core.ts')).toMatchObject({ language: 'TypeScript', role: 'source', lines: 300, size: 300 * 13 });
    expect(fileOf(observation, 'test/core.test.ts')).toMatchObject({ role: 'test' });
    expect(fileOf(observation, 'assets/logo.png')).toMatchObject({ language: null, role: 'asset', lines: null, size: 6 });
  });

  it('heeds what .gitattributes files tell Linguist', async () => {
    const observation = await observe(project);

    expect(fileOf(observation, 'src/grammar.ts').role).toBe('generated');
    expect(fileOf(observation, 'snippets/a.js').role).toBe('docs');
    expect(fileOf(observation, 'page.tmpl').language).toBe('HTML');
  });

  it('puts what matters first, and says why', async () => {
    const { files } = await observe(project);

    expect(files.slice(0, 3).map(({ path }) => path)).toEqual(['src/core.ts', 'README.md', 'package.json']);
    expect(files[0]?.reasons.map(({ factor }) => factor)).toEqual(['lines: 300', 'name']);
    for (const { importance, reasons } of files) expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(importance, 6);
  });

  it('counts languages as GitHub does: groups together, without generated files and documentation', async () => {
    const { languages } = await observe(project);

    expect(languages.map(({ name, files }) => [name, files])).toEqual([
      ['TypeScript', 5],
      ['HTML', 1],
    ]);
    expect(languages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('counts the documentation of a repository that is nothing else', async () => {
    const { languages } = await observe({ 'examples/a.py': 'print(1)\n', 'README.md': '# x' });

    expect(languages).toMatchObject([{ name: 'Python', share: 1, files: 1, lines: 1 }]);
  });

  it('adds up', async () => {
    const { files, stats } = await observe(project);

    expect(stats).toMatchObject({ files: 13, directories: 4, binaryFiles: 1, symlinks: 0, submodules: 0, truncated: false });
    expect(stats.bytes).toBe(files.reduce((sum, { size }) => sum + size, 0));
    expect(stats.lines).toBe(files.reduce((sum, file) => sum + (file.lines ?? 0), 0));
    expect(Object.values(stats.roles).reduce((sum, count) => sum + count, 0)).toBe(stats.files);
    expect(stats.largestFiles[0]).toEqual({ path: 'src/grammar.ts', size: 26_000 });
  });

  it('finds README, licence and entry points', async () => {
    const observation = await observe(project);

    expect(observation.readme).toEqual({ path: 'README.md', title: 'Project', excerpt: 'A project that shows what an observation gives.', bytes: 59 });
    expect(observation.licenseFile).toBe('LICENSE');
    expect(observation.entryPoints).toEqual([{ path: 'src/index.ts', kind: 'export', evidence: 'package.json main: ./dist/index.js' }]);
    expect(observation.warnings).toEqual([]);
  });

  it('is the same whatever the order of the tree', async () => {
    const expected = await observe(project);

    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(project), { minLength: Object.keys(project).length }), async (entries) => {
        expect(await observe(Object.fromEntries(entries))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('of an empty tree is empty', async () => {
    expect(await observe({})).toMatchObject({ files: [], languages: [], entryPoints: [], readme: null, licenseFile: null, warnings: [], stats: { files: 0, directories: 0 } });
  });

  it('lists symbolic links and submodules without reading them', async () => {
    const { files, stats, readme } = await observe({ 'README.md': { kind: 'symlink', size: 9 }, 'lib/sub': { kind: 'submodule' }, 'a.js': 'x' });

    expect(stats).toMatchObject({ files: 1, symlinks: 1, submodules: 1, bytes: 1 });
    expect(files.find(({ path }) => path === 'README.md')).toMatchObject({ lines: null, language: null, role: 'other', importance: 0 });
    expect(readme).toBeNull();
  });

  it('says of a Git LFS pointer what it stands for', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 52428800\n';
    const observation = await observe({ 'film.mp4': pointer, 'model.bin': pointer });

    expect(fileOf(observation, 'film.mp4')).toMatchObject({ lines: null, size: pointer.length, role: 'asset' });
    expect(fileOf(observation, 'film.mp4').reasons).toContainEqual({ factor: 'Git LFS pointer to 52428800 bytes', contribution: 0 });
    expect(observation.warnings).toEqual([{ code: 'PARTIAL_RESULT', message: expect.stringContaining('2 files are Git LFS pointers') as string }]);
  });

  it('reads added languages and asks added finders', async () => {
    const analysis = createAnalysis({
      languages: [{ name: 'House', type: 'programming', extensions: '.house' }],
      entryPointFinders: [{ name: 'house', reads: ({ language }) => language === 'House', *find({ path }, text) { if (text.unicode.includes('door')) yield { path, kind: 'main', evidence: 'a door' }; } }],
    });

    const observation = await analysis.observe(memoryTree({ 'a.house': 'door', 'b.house': 'wall' }));

    expect(observation.languages).toMatchObject([{ name: 'House', files: 2 }]);
    expect(observation.entryPoints).toEqual([{ path: 'a.house', kind: 'main', evidence: 'a door' }]);
  });
});

describe('limits', () => {
  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse %d', (value) => {
    expect(() => createAnalysis({ maxFileBytes: value })).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', message: expect.stringContaining('maxFileBytes') as string }) as AnalysisError);
  });

  it('leave a large file unread and say so, but not a large picture', async () => {
    const observation = await createAnalysis({ maxFileBytes: 100 }).observe(memoryTree({ 'a.js': lines(100), 'b.js': lines(2), 'c.png': Buffer.alloc(5000) }));

    expect(fileOf(observation, 'a.js')).toMatchObject({ lines: null, role: 'source', size: 1300 });
    expect(fileOf(observation, 'b.js').lines).toBe(2);
    expect(observation.stats.binaryFiles).toBe(1);
    expect(observation.warnings).toMatchObject([{ code: 'FILE_SKIPPED', subject: 'a.js' }]);
  });

  it('read source first where not all can be read', async () => {
    const observation = await createAnalysis({ maxTotalBytes: 300 }).observe(memoryTree({ 'data/a.csv': lines(20), 'src/a.js': lines(20), 'vendor/a.js': lines(20) }));

    expect(['data/a.csv', 'src/a.js', 'vendor/a.js'].map((path) => fileOf(observation, path).lines)).toEqual([null, 20, null]);
    expect(observation.warnings).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  });

  it('keep the files near the root', async () => {
    const observation = await createAnalysis({ maxFiles: 3 }).observe(memoryTree({ 'a/b/c.js': '', 'a/z.js': '', 'a/y.js': '', 'x.js': '' }));

    expect(observation.files.map(({ path }) => path).sort()).toEqual(['a/y.js', 'a/z.js', 'x.js']);
    expect(observation.stats.truncated).toBe(true);
    expect(observation.warnings).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  });

  it('name the first files that were skipped and count the rest', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${String(index).padStart(2, '0')}/package.json`, '{']));

    const { warnings } = await observe(files);

    expect(warnings).toHaveLength(21);
    expect(warnings[0]).toMatchObject({ code: 'FILE_SKIPPED', subject: 'f00/package.json' });
    expect(warnings[20]?.message).toContain('30 more');
  });

  it('keep the entry points near the root', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${String(index)}/main.c`, 'int main(void) {}\n']));

    const { entryPoints, warnings } = await createAnalysis({ maxEntryPoints: 10 }).observe(memoryTree(files));

    expect(entryPoints).toHaveLength(10);
    expect(warnings).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  });

  it('pass on that the tree itself was cut', async () => {
    expect((await createAnalysis().observe(memoryTree({ 'a.js': '' }, true))).stats.truncated).toBe(true);
  });
});

describe('progress and abort', () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`f${String(index)}.js`, 'x\n']));

  it('reports at most a hundred steps, up to the end', async () => {
    const steps: { done: number; total: number }[] = [];

    await createAnalysis().observe(memoryTree(many), { onProgress: (progress) => steps.push(progress) });

    expect(steps).toHaveLength(100);
    expect(steps.at(-1)).toEqual({ done: 1000, total: 1000 });
  });

  it('ends with the reason of the signal, at once', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let reported = 0;

    const observing = createAnalysis().observe(memoryTree(many), {
      signal: controller.signal,
      onProgress: () => {
        reported += 1;
        controller.abort(reason);
      },
    });

    await expect(observing).rejects.toBe(reason);
    expect(reported).toBe(1);
  });

  it('does not begin where the signal is aborted already', async () => {
    let read = false;
    const tree: FileTree = { ...memoryTree(many), read: () => ((read = true), memoryTree({}).read([])) };

    await expect(createAnalysis().observe(tree, { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect(read).toBe(false);
  });

  it('lets timers fire while a large tree is read', async () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort(new Error('from outside')));

    await expect(createAnalysis().observe(memoryTree(many), { signal: controller.signal })).rejects.toThrow('from outside');
  });
});

describe('a tree that fails', () => {
  const failing = (after: number): FileTree => {
    const tree = memoryTree({ 'a.js': 'a\n', 'b.js': 'b\n', 'c.js': 'c\n' });
    return {
      ...tree,
      async *read(entries, options) {
        let count = 0;
        for await (const content of tree.read(entries, options)) {
          if (count === after) throw new Error('fatal: bad object');
          count += 1;
          yield content;
        }
      },
    };
  };

  it('in the middle costs only what comes after', async () => {
    const observation = await createAnalysis().observe(failing(2));

    expect(['a.js', 'b.js', 'c.js'].map((path) => fileOf(observation, path).lines)).toEqual([1, 1, null]);
    expect(observation.warnings).toMatchObject([{ code: 'PARTIAL_RESULT', message: expect.stringContaining('1 files were not read') as string }]);
  });

  it('at once is an error', async () => {
    await expect(createAnalysis().observe(failing(0))).rejects.toMatchObject({ name: 'AnalysisError', code: 'READ_FAILED', cause: expect.any(Error) as Error });
  });

  it('for one file costs that file', async () => {
    const observation = await observe({ 'a.js': 'a\n', 'gone.js': { size: 10 } });

    expect(fileOf(observation, 'a.js').lines).toBe(1);
    expect(observation.warnings).toMatchObject([{ code: 'FILE_SKIPPED', subject: 'gone.js', message: expect.stringContaining('missing') as string }]);
  });

  it('by answering less than it was asked is said', async () => {
    const tree = memoryTree({ 'a.js': 'a', 'b.js': 'b' });

    const { warnings } = await createAnalysis().observe({ ...tree, read: (entries, options) => tree.read([...entries].slice(0, 1), options) });

    expect(warnings).toMatchObject([{ code: 'PARTIAL_RESULT' }]);
  });
});
