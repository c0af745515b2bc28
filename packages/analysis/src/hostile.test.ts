import type { TreeEntry } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from './analysis.js';
import { memoryTree } from './fixtures/memory-tree.js';

const analysis = createAnalysis();

describe('a manifest made to harm', () => {
  it.each([
    ['package.json', '['.repeat(200_000)],
    ['package.json', `${'{"exports":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['package.json', '{"bin": {"__proto__": "a.js", "constructor": 1}, "exports": [[[[null]]]], "scripts": {"start": 5}, "main": {}}'],
    ['package.json', 'null'],
    ['package.json', '"text"'],
    ['package.json', '\u0000'],
    ['package.json', `{"main": "${'../'.repeat(10_000)}x"}`],
    ['package.json', `{"main": "${'dist/'.repeat(10_000)}x.js"}`],
    ['pyproject.toml', '[project'],
    ['pyproject.toml', `a = ${'['.repeat(100_000)}`],
    ['pyproject.toml', `${'a.'.repeat(50_000)}b = 1`],
    ['pyproject.toml', '[project.scripts]\n"__proto__" = "a:b"\nx = 5\n'],
    ['Cargo.toml', '[[bin]]\n[package]\nname = 1\nbin = 2'],
    ['Cargo.toml', '[package]\n[lib]\npath = "../../../etc/passwd"'],
    ['setup.cfg', `console_scripts${'a='.repeat(100_000)}`],
    ['action.yml', `runs:\n${' a\n'.repeat(100_000)}`],
    ['Procfile', 'web: '.repeat(100_000)],
    ['Dockerfile', 'CMD \\\n'.repeat(100_000)],
    ['deno.json', '{"exports": 7}'],
    ['manifest.json', '{"manifest_version": 3, "background": [], "content_scripts": {"js": 1}}'],
    ['composer.json', '[]'],
    ['go.mod', `module ${'/'.repeat(100_000)}`],
    ['index.html', '<script '.repeat(50_000)],
    ['.gitattributes', `${'*'.repeat(250)}a linguist-vendored\n`.repeat(1000)],
  ])('costs nothing else: %s', async (path, text) => {
    const { files, warnings } = await analysis.observe(memoryTree({ [path]: text, 'src/main.c': 'int main(void) {}\n' }));

    expect(files.map((file) => file.path).sort()).toEqual([path, 'src/main.c'].sort());
    for (const warning of warnings) expect(warning.message).toMatch(/^[^\p{Cc}]{1,600}$/u);
  });

  it('is named with its reason when it cannot be understood', async () => {
    const { warnings } = await analysis.observe(memoryTree({ 'package.json': '{ nope', 'pyproject.toml': '= 1' }));

    expect(warnings.map(({ code, subject }) => [code, subject])).toEqual([
      ['FILE_SKIPPED', 'package.json'],
      ['FILE_SKIPPED', 'pyproject.toml'],
    ]);
  });

  it('is not read when it is too long', async () => {
    const { entryPoints, warnings } = await analysis.observe(memoryTree({ 'package.json': `{"main":"a.js","x":"${'x'.repeat(600_000)}"}`, 'a.js': '' }));

    expect(entryPoints).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'FILE_SKIPPED', subject: 'package.json' }]);
  });
});

describe('contents made to harm', () => {
  const parts = ['import ', 'from ', "require('", '#include "', '@import "', 'use a::', 'A', 'Aa', ' ', '\t', '(', '/*', '#', '"', "'", '`', 'if __name__', 'static ', 'object A extends ', 'a.b.', 'export ', '\n', '\r', '\\', 'mod a;', '$(', '<a ', '[', '{', '::'];
  const extensions = ['ts', 'py', 'go', 'rs', 'c', 'h', 'm', 'rb', 'java', 'cs', 'php', 'dart', 'hs', 'scala', 'v', 'pl', 'css', 'html', 'sh', 'md', 'tf', 'ex', 'proto', 'clj'];

  it('are read to the end', async () => {
    const entries = extensions.flatMap((extension) => parts.map((part, index): [string, string] => [`f${String(index)}.${extension}`, part.repeat(Math.floor(200_000 / part.length))]));

    const { files } = await analysis.observe(memoryTree(new Map(entries)));

    expect(files).toHaveLength(entries.length);
  }, 60_000);

  it('may be any bytes in any file', async () => {
    const names = ['package.json', 'pyproject.toml', 'Cargo.toml', 'setup.py', 'go.mod', 'a.ts', 'a.py', 'a.h', 'README.md', 'README.rst', '.gitattributes', 'action.yml', 'Dockerfile', 'x', 'a.png', 'manifest.json'];
    const content = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map((text) => Buffer.from(text)), fc.json().map((text) => Buffer.from(text)));

    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), content), async (files) => {
        const { stats } = await analysis.observe(memoryTree(files));

        expect(stats.files).toBe(Object.keys(files).length);
      }),
    );
  });
});

describe('a tree made to harm', () => {
  it('may use any names', async () => {
    const names = ['__proto__', 'constructor/prototype', 'a\nb.js', 'a"b.js', '..', '../x.js', '\u202e.js', 'C:\\x.js', 'a//b', ' ', `${'d/'.repeat(2000)}f.js`, 'toString.md', '.git/config', 'a\\xFFb.js'];

    const { files, warnings } = await analysis.observe(memoryTree(new Map(names.map((name) => [name, "import './x.js';\n"]))));

    expect(files.map(({ path }) => path).sort()).toEqual([...names].sort());
    expect(warnings).toEqual([]);
  });

  it('may list one path twice', async () => {
    const tree = memoryTree({ 'a.js': 'one\n' });
    const [entry] = tree.entries as [TreeEntry];

    const { files, warnings } = await analysis.observe({ ...tree, entries: [{ ...entry, oid: 'f'.repeat(40) }, entry] });

    expect(files).toHaveLength(1);
    expect(warnings).toMatchObject([{ code: 'FILE_SKIPPED', subject: 'a.js' }]);
  });

  it('may have a million entries', async () => {
    const entries = Array.from({ length: 1_000_000 }, (_, index): TreeEntry => {
      const folder = `${String(index % 10)}/${String(index % 997)}`;
      return { path: `${folder}/f${String(index)}.js`, pathEscaped: false, oid: '0'.repeat(40), size: 2, kind: 'file' };
    });

    const observation = await createAnalysis({ maxFiles: 50_000 }).observe({
      entries,
      truncated: false,
      async *read(asked) {
        for (const entry of asked) yield { entry, bytes: Buffer.from('x\n') };
      },
    });

    expect(observation.files).toHaveLength(50_000);
    expect(observation.stats).toMatchObject({ files: 50_000, lines: 50_000, truncated: true });
    expect(observation.warnings).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  }, 60_000);
});
