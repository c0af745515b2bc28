import type { FileSkeleton, ImportStatement } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../text/compare-text.js';
import { createTreeIndex } from '../../tree/tree-index.js';
import type { ImportTarget } from '../linker.js';
import { scriptLinker } from './script-linker.js';

type Contents = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;

/** Links imports of a repository whose configs are given as JSON or text, and whose other files are empty. */
function repository(contents: Contents, files: readonly string[] = []) {
  const texts = contents instanceof Map ? new Map<string, unknown>(contents) : new Map(Object.entries(contents));
  const paths = [...new Set([...texts.keys(), ...files])].sort(compareText);
  const configs = new Map([...texts].filter(([path]) => scriptLinker.reads(path)).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]));
  const warnings: string[] = [];
  const resolve = scriptLinker.createResolver({ tree: createTreeIndex(paths), paths, skeletons: new Map(), configs, warn: (path, message) => warnings.push(`${path} ${message}`) });
  const link = (from: string, specifier: string, more: Partial<ImportStatement> = {}): ImportTarget => {
    const file: FileSkeleton = { path: from, language: 'TypeScript', symbols: [], imports: [], exports: [], packageName: null, syntaxErrors: false };
    return resolve(file, { specifier, kind: 'import', names: ['default'], typeOnly: false, line: 1, ...more });
  };
  return { link, warnings };
}

/** The one file that an import leads to, or what else became of it. */
function shown(target: ImportTarget): string {
  if (target.kind === 'files') return target.paths.join(' ');
  return target.kind === 'external' ? `${target.builtin ? 'builtin' : 'package'} ${target.name}` : target.kind;
}

describe('a relative import', () => {
  it.each([
    ['./b', ['src/b.ts'], 'src/b.ts'],
    ['./b', ['src/b.tsx', 'src/b.js'], 'src/b.tsx'],
    ['./b.js', ['src/b.ts'], 'src/b.ts'],
    ['./b.js', ['src/b.tsx'], 'src/b.tsx'],
    ['./b.js', ['src/b.js', 'src/b.ts'], 'src/b.js'],
    ['./b.jsx', ['src/b.tsx'], 'src/b.tsx'],
    ['./b.mjs', ['src/b.mts'], 'src/b.mts'],
    ['./b.cjs', ['src/b.cts'], 'src/b.cts'],
    ['./b.js', ['src/b.d.ts'], 'src/b.d.ts'],
    ['./b', ['src/b.d.ts', 'src/b.js'], 'src/b.js'],
    ['./b.test', ['src/b.test.ts'], 'src/b.test.ts'],
    ['./b.json', ['src/b.json'], 'src/b.json'],
    ['./b.css', ['src/b.css'], 'src/b.css'],
    ['./b.vue', ['src/b.vue'], 'src/b.vue'],
    ['./b', ['src/b.vue'], 'src/b.vue'],
    ['./b', ['src/b/index.ts'], 'src/b/index.ts'],
    ['./b', ['src/b.ts', 'src/b/index.ts'], 'src/b.ts'],
    ['./b/', ['src/b.ts', 'src/b/index.ts'], 'src/b/index.ts'],
    ['.', ['src/index.ts'], 'src/index.ts'],
    ['..', ['index.ts', 'src/index.ts'], 'index.ts'],
    ['../lib/b', ['lib/b.ts'], 'lib/b.ts'],
    ['./b?raw', ['src/b.ts'], 'src/b.ts'],
    ['./b.svg?url#x', ['src/b.svg'], 'src/b.svg'],
    ['!!style-loader!./b.css', ['src/b.css'], 'src/b.css'],
    ['./b', ['src/c.ts'], 'unresolved'],
    ['../../b', ['b.ts'], 'unresolved'],
    ['./a', ['src/a.ts'], 'ignored'],
    ['./dist/b.js', ['src/src/b.ts'], 'src/src/b.ts'],
  ])('%s of %j', (specifier, files, expected) => {
    expect(shown(repository({}, files).link('src/a.ts', specifier))).toBe(expected);
  });

  it('of a folder follows the main file of its manifest', () => {
    const { link } = repository({ 'src/b/package.json': { main: './lib/main' } }, ['src/b/index.js', 'src/b/lib/main.js']);

    expect(shown(link('src/a.ts', './b'))).toBe('src/b/lib/main.js');
  });

  it('looks in all folders that count as one', () => {
    const { link } = repository({ 'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'made/src'] } } }, ['made/src/b/c.ts']);

    expect(shown(link('src/b/a.ts', './c'))).toBe('made/src/b/c.ts');
  });

  it('says what was looked for', () => {
    expect(repository({}).link('src/a.ts', './b')).toEqual({ kind: 'unresolved', reason: 'Neither src/b (with any known extension) nor an index in it is in the commit.' });
  });
});

describe('what leads out of the repository', () => {
  it.each([
    ['react', 'package react'],
    ['react/jsx-runtime', 'package react'],
    ['@scope/name', 'package @scope/name'],
    ['@scope/name/inside/file.js', 'package @scope/name'],
    ['fs', 'builtin node:fs'],
    ['fs/promises', 'builtin node:fs'],
    ['node:test/reporters', 'builtin node:test'],
    ['bun:test', 'builtin bun:test'],
    ['npm:@scope/name@1/x', 'package @scope/name'],
    ['jsr:@std/path', 'package @std/path'],
    ['https://deno.land/std/a.ts', 'package https://deno.land'],
    ['virtual:pwa', 'ignored'],
    ['data:text/javascript,1', 'ignored'],
    ['@/b', 'unresolved'],
    ['~/b', 'unresolved'],
    ['#b', 'unresolved'],
    ['/b', 'unresolved'],
    ['?', 'ignored'],
    ['@', 'unresolved'],
    ['__proto__', 'package __proto__'],
    ['constructor/toString', 'package constructor'],
  ])('%s', (specifier, expected) => {
    expect(shown(repository({ 'package.json': { name: 'root' } }).link('src/a.ts', specifier))).toBe(expected);
  });

  it('may be the types of the platform', () => {
    expect(shown(repository({}).link('a.ts', 'node', { typeOnly: true, names: [] }))).toBe('package @types/node');
  });
});

describe('paths of a tsconfig.json', () => {
  const files = ['src/b.ts', 'src/lib/c.ts', 'app/src/d.ts', 'other/b.ts'];

  it.each<[string, Contents, string, string]>([
    ['a star', { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } } }, '@/b', 'src/b.ts'],
    ['an exact name', { 'tsconfig.json': { compilerOptions: { paths: { b: ['src/b.ts'] } } } }, 'b', 'src/b.ts'],
    ['the longest prefix', { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['other/*'], '@/lib/*': ['src/lib/*'] } } } }, '@/lib/c', 'src/lib/c.ts'],
    ['a suffix', { 'tsconfig.json': { compilerOptions: { paths: { '@*/b': ['./*/b'] } } } }, '@src/b', 'src/b.ts'],
    ['the second target', { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['none/*', 'src/*'] } } } }, '@/b', 'src/b.ts'],
    ['relative to baseUrl', { 'tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '@/*': ['./*'] } } } }, '@/b', 'src/b.ts'],
    ['baseUrl alone', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } } }, 'lib/c', 'src/lib/c.ts'],
    ['a jsconfig.json', { 'jsconfig.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } } }, '@/b', 'src/b.ts'],
    ['comments, trailing commas and a mark', { 'tsconfig.json': '\uFEFF{ // why\n "compilerOptions": { "paths": { "@/*": ["src/*",], }, /* so */ }, }' }, '@/b', 'src/b.ts'],
    ['a base', { 'tsconfig.json': { extends: './base' }, 'base.json': {}, 'tsconfig.base.json': {} }, '@/x', 'unresolved'],
    ['an inherited alias', { 'tsconfig.json': { extends: './tsconfig.base.json' }, 'tsconfig.base.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } } }, '@/b', 'src/b.ts'],
    ['relative to the base that says it', { 'tsconfig.json': { extends: './config/tsconfig.json' }, 'config/tsconfig.json': { compilerOptions: { paths: { '@/*': ['../src/*'] } } } }, '@/b', 'src/b.ts'],
    ['the last of several bases', { 'tsconfig.json': { extends: ['./tsconfig.a', './tsconfig.b'] }, 'tsconfig.a.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } }, 'tsconfig.b.json': { compilerOptions: { paths: { '@/*': ['other/*'] } } } }, '@/b', 'other/b.ts'],
    ['what it says itself before its base', { 'tsconfig.json': { extends: './tsconfig.a.json', compilerOptions: { paths: { '@/*': ['src/*'] } } }, 'tsconfig.a.json': { compilerOptions: { paths: { '@/*': ['other/*'] } } } }, '@/b', 'src/b.ts'],
    ['a base in a package of the workspace', { 'tsconfig.json': { extends: '@x/tsconfig/base.json' }, 'package.json': { workspaces: ['tools/*'] }, 'tools/tsconfig/package.json': { name: '@x/tsconfig' }, 'tools/tsconfig/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/../../src/*', '../../src/*'] } } } }, '@/b', 'src/b.ts'],
    ['bases in a circle', { 'tsconfig.json': { extends: './tsconfig.a.json', compilerOptions: { paths: { '@/*': ['src/*'] } } }, 'tsconfig.a.json': { extends: './tsconfig.json' } }, '@/b', 'src/b.ts'],
    ['a sibling that compiles the file', { 'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] }, 'tsconfig.app.json': { include: ['src'], compilerOptions: { paths: { '@/*': ['src/*'] } } }, 'tsconfig.a.json': { include: ['other'], compilerOptions: { paths: { '@/*': ['other/*'] } } } }, '@/b', 'src/b.ts'],
    ['a config further up', { 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } }, 'src/tsconfig.json': {} }, '@/b', 'src/b.ts'],
  ])('%s', (_, configs, specifier, expected) => {
    expect(shown(repository(configs, files).link('src/a.ts', specifier))).toBe(expected);
  });

  it('count for the files below them only', () => {
    const { link } = repository({ 'app/tsconfig.json': { compilerOptions: { paths: { 'd/*': ['./src/*'] } } } }, files);

    expect(shown(link('app/a.ts', 'd/d'))).toBe('app/src/d.ts');
    expect(shown(link('a.ts', 'd/d'))).toBe('package d');
  });

  it('come before packages, and fall through where nothing is there', () => {
    const { link } = repository({ 'tsconfig.json': { compilerOptions: { paths: { '*': ['./types/*'], fs: ['./src/b.ts'] } } } }, files);

    expect(shown(link('a.ts', 'react'))).toBe('package react');
    expect(shown(link('a.ts', 'fs'))).toBe('src/b.ts');
  });

  it('are guessed where only a program says them', () => {
    const { link } = repository({ 'app/package.json': {} }, files);

    expect(shown(link('app/src/a.ts', '@/d'))).toBe('app/src/d.ts');
    expect(shown(link('app/src/a.ts', '~/src/d'))).toBe('app/src/d.ts');
  });
});

describe('a package of the workspace', () => {
  const member = (manifest: object, files: readonly string[] = ['packages/b/src/index.ts', 'packages/b/src/inside.ts', 'packages/b/src/node/index.ts']) =>
    repository({ 'package.json': { workspaces: ['packages/*'] }, 'packages/a/package.json': { name: 'a' }, 'packages/b/package.json': { name: '@x/b', ...manifest } }, files);

  it.each<[string, object, string, string]>([
    ['main', { main: './dist/index.js' }, '@x/b', 'packages/b/src/index.ts'],
    ['module', { module: 'dist/index.mjs' }, '@x/b', 'packages/b/src/index.ts'],
    ['types', { types: 'dist/index.d.ts' }, '@x/b', 'packages/b/src/index.ts'],
    ['nothing', {}, '@x/b', 'packages/b/src/index.ts'],
    ['exports, a text', { exports: './dist/index.js' }, '@x/b', 'packages/b/src/index.ts'],
    ['exports, conditions', { exports: { types: './dist/index.d.ts', default: './dist/index.js' } }, '@x/b', 'packages/b/src/index.ts'],
    ['exports, conditions within conditions', { exports: { '.': { import: { types: './x.d.ts', default: './dist/index.mjs' } } } }, '@x/b', 'packages/b/src/index.ts'],
    ['exports, a list', { exports: { '.': ['./none.js', './dist/index.js'] } }, '@x/b', 'packages/b/src/index.ts'],
    ['exports, a source condition first', { exports: { '.': { default: './dist/index.js', '@x/source': './src/inside.ts' } } }, '@x/b', 'packages/b/src/inside.ts'],
    ['exports, a subpath', { exports: { './inside': './dist/inside.js' } }, '@x/b/inside', 'packages/b/src/inside.ts'],
    ['exports, a pattern', { exports: { './*': './dist/*.js' } }, '@x/b/inside', 'packages/b/src/inside.ts'],
    ['exports, the longest pattern', { exports: { './*': './none/*.js', './in*': './dist/in*.js' } }, '@x/b/inside', 'packages/b/src/inside.ts'],
    ['exports, a folder', { exports: { './lib/': './src/' } }, '@x/b/lib/inside.ts', 'packages/b/src/inside.ts'],
    ['exports, an entry that is null', { exports: { '.': './dist/index.js', './inside': null } }, '@x/b/none', 'unresolved'],
    ['a folder of the build', { exports: { './node': './dist/node/index.js' } }, '@x/b/node', 'packages/b/src/node/index.ts'],
    ['a file inside', {}, '@x/b/src/inside', 'packages/b/src/inside.ts'],
    ['a file of its sources', {}, '@x/b/inside', 'packages/b/src/inside.ts'],
    ['a file that is not there', {}, '@x/b/none', 'unresolved'],
    ['another one', {}, '@x/c', 'package @x/c'],
  ])('by %s', (_, manifest, specifier, expected) => {
    expect(shown(member(manifest).link('packages/a/a.ts', specifier))).toBe(expected);
  });

  it('is followed to its sources by outDir and rootDir', () => {
    const { link } = repository(
      { 'pnpm-workspace.yaml': 'packages:\n  - "b"\n', 'b/package.json': { name: 'b', main: './compiled/main.js' }, 'b/tsconfig.json': { compilerOptions: { outDir: 'compiled', rootDir: 'code' } } },
      ['b/code/main.ts'],
    );

    expect(shown(link('a.ts', 'b'))).toBe('b/code/main.ts');
  });

  it('is preferred in what runs to what describes it', () => {
    const { link } = member({ exports: { types: './index.d.ts', default: './index.js' } }, ['packages/b/index.d.ts', 'packages/b/index.js']);

    expect(shown(link('packages/a/a.ts', '@x/b'))).toBe('packages/b/index.js');
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['package.json', { 'package.json': { workspaces: ['libs/*'] } }, 'libs/b/index.ts'],
    ['package.json, of yarn', { 'package.json': { workspaces: { packages: ['libs/*'] } } }, 'libs/b/index.ts'],
    ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': "# all\npackages:\n# these\n- libs/* # and\n- '!libs/c'\n\ncatalog:\n  - x" }, 'libs/b/index.ts'],
    ['pnpm-workspace.yaml, inline', { 'pnpm-workspace.yaml': "packages: ['libs/*',\n 'apps/**']" }, 'libs/b/index.ts'],
    ['lerna.json', { 'lerna.json': { packages: ['libs/{a,b}'] } }, 'libs/b/index.ts'],
    ['two stars', { 'package.json': { workspaces: ['**'] } }, 'libs/b/index.ts'],
    ['an exclusion', { 'package.json': { workspaces: ['libs/*', '!libs/b'] } }, 'package b'],
    ['nothing', { 'package.json': {} }, 'package b'],
    ['a folder that another package links', { 'package.json': { dependencies: { b: 'file:./libs/b' } } }, 'libs/b/index.ts'],
    ['a workspace further down', { 'libs/package.json': { workspaces: ['*'] } }, 'package b'],
    ['no YAML', { 'pnpm-workspace.yaml': 'packages:\n  <<: *x\n&a [' }, 'package b'],
  ])('is named by %s', (_, configs, expected) => {
    const { link } = repository({ ...configs, 'libs/b/package.json': { name: 'b' } }, ['libs/b/index.ts']);

    expect(shown(link('a.ts', 'b'))).toBe(expected);
  });

  it('may be the one that the file is in', () => {
    const { link } = repository({ 'package.json': { name: 'own', exports: { '.': './dist/index.js', './x': './src/x.ts' } } }, ['src/index.ts', 'src/x.ts']);

    expect(shown(link('test/a.ts', 'own'))).toBe('src/index.ts');
    expect(shown(link('test/a.ts', 'own/x'))).toBe('src/x.ts');
  });

  it.each([
    ['#a', 'src/a.ts'],
    ['#deep/b', 'src/deep/b.ts'],
    ['#platform', 'src/node.ts'],
    ['#lib', 'package lib'],
    ['#circle', 'unresolved'],
    ['#none', 'unresolved'],
  ])('has imports of its own: %s', (specifier, expected) => {
    const imports = { '#a': './dist/a.js', '#deep/*': './src/deep/*.ts', '#platform': { browser: './src/browser.ts', default: './src/node.ts' }, '#lib': 'lib/inside', '#circle': '#circle' };
    const { link } = repository({ 'package.json': { imports } }, ['src/a.ts', 'src/deep/b.ts', 'src/node.ts', 'src/browser.ts']);

    expect(shown(link('src/c.ts', specifier))).toBe(expected);
  });
});

describe('a hostile repository', () => {
  it('may use the names of what every object has', () => {
    const json = '{"name":"__proto__","exports":{"__proto__":{"default":"./a.js"},"./constructor":"./b.js"},"imports":{"#__proto__":"./b.js"},"compilerOptions":{"paths":{"__proto__":["./b.js"],"toString":["./b.js"]}}}';
    const { link } = repository(new Map([['package.json', json], ['tsconfig.json', json], ['__proto__/package.json', json]]), ['a.js', 'b.js']);

    expect(shown(link('c.js', 'toString'))).toBe('b.js');
    expect(shown(link('c.js', '__proto__/constructor'))).toBe('b.js');
    expect(shown(link('c.js', '#__proto__'))).toBe('b.js');
    expect(({} as Record<string, unknown>)['default']).toBeUndefined();
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{{{'],
    ['another value', '[1, null, "x"]'],
    ['brackets 100,000 deep', '['.repeat(100_000)],
    ['objects 20,000 deep', '{"exports":'.repeat(20_000)],
    ['values of the wrong kinds', '{"name":1,"exports":{".":[[[1]],{"default":{}}]},"main":[],"workspaces":{"packages":"x"},"extends":[1],"compilerOptions":{"paths":{"*":[1],"a":{}},"baseUrl":1}}'],
  ])('may have manifests of %s', (_, text) => {
    const { link } = repository({ 'package.json': text, 'tsconfig.json': text, 'pnpm-workspace.yaml': text, 'lerna.json': text }, ['a.ts']);

    expect(shown(link('b.ts', './a'))).toBe('a.ts');
    expect(shown(link('b.ts', 'react'))).toBe('package react');
  });

  it('is told which manifest could not be understood, once', () => {
    const { link, warnings } = repository({ 'tsconfig.json': '{' }, ['a.ts']);

    link('b.ts', '@/a');
    link('c.ts', '@/a');

    expect(warnings).toEqual(['tsconfig.json is not valid JSON: imports may not be resolved as it says.']);
  });

  it('may repeat stars, patterns and braces', () => {
    const exports = Object.fromEntries([['./*', `./${'*'.repeat(100_000)}`], ...Array.from({ length: 4_000 }, (_, index) => [`./${'a'.repeat(index % 50)}*${'b'.repeat(index % 70)}${index}`, './*/*/*'])]);
    const workspaces = [`${'{a,b}'.repeat(1_000)}`, '**/'.repeat(1_000), ...Array.from({ length: 1_000 }, (_, index) => `**/*${index}*`)];
    const { link } = repository({ 'package.json': { name: 'own', exports, workspaces }, 'tsconfig.json': { include: ['**/'.repeat(500)], compilerOptions: { paths: { '*': ['*'.repeat(5_000)] } } } }, ['a.ts']);

    expect(shown(link('a.ts', `own/${'a'.repeat(900)}`))).toBe('unresolved');
    expect(shown(link('a.ts', 'x'.repeat(1_000)))).toBe(`package ${'x'.repeat(1_000)}`);
  });

  it('may be large', () => {
    const files = Array.from({ length: 50_000 }, (_, index) => `packages/p${index % 500}/src/f${index}.ts`);
    const manifests = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`packages/p${index}/package.json`, { name: `p${index}` }]));
    const { link } = repository({ ...manifests, 'package.json': { workspaces: ['packages/*'] } }, files);

    const targets = files.map((file, index) => shown(link(file, `p${(index + 1) % 500}/f${(index + 1) % 50_000}`)));

    expect(targets).toEqual(files.map((_, index) => files[(index + 1) % 50_000]));
  });
});
