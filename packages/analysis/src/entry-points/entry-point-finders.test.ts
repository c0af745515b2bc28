import type { EntryPoint } from '@reposcan/core';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from '../analysis.js';
import { memoryTree } from '../fixtures/memory-tree.js';
import { entryPointFinders } from './entry-point-finders.js';

/** Entry points as `kind path`, in the order of the result. */
async function found(files: Record<string, string>): Promise<string[]> {
  const { entryPoints, warnings } = await createAnalysis().observe(memoryTree(files));
  expect(warnings).toEqual([]);
  return entryPoints.map(({ kind, path }: EntryPoint) => `${kind} ${path}`);
}

const json = (value: unknown): string => JSON.stringify(value);

describe('entry points of', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a package whose targets are built',
      {
        'package.json': json({ name: '@x/tool', bin: './dist/cli.js', main: 'dist/index.cjs', exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './testing': './dist/testing/index.js' } }),
        'src/cli.ts': '',
        'src/index.ts': '',
        'src/testing/index.ts': '',
      },
      ['bin src/cli.ts', 'export src/index.ts', 'export src/testing/index.ts'],
    ],
    ['a package of which nothing built is in the tree', { 'package.json': json({ bin: { a: 'build/a.js', b: 'build/b.js' } }) }, ['bin package.json', 'bin package.json']],
    ['a server started by a script', { 'package.json': json({ scripts: { start: 'NODE_ENV=production node ./server.js', test: 'node test.js' } }), 'server.js': '' }, ['script server.js']],
    ['a monorepo', { 'packages/a/package.json': json({ main: './lib/a.js' }), 'packages/a/lib/a.js': '' }, ['export packages/a/lib/a.js']],
    ['a VS Code extension', { 'package.json': json({ engines: { vscode: '^1.90.0' }, main: './out/extension.js' }), 'src/extension.ts': '' }, ['main src/extension.ts']],
    [
      'a Python project',
      { 'pyproject.toml': '[project]\nname = "my-tool"\n[project.scripts]\nmy-tool = "my_tool.cli:main"\n', 'src/my_tool/__init__.py': '', 'src/my_tool/cli.py': '', 'src/my_tool/__main__.py': '' },
      ['bin src/my_tool/cli.py', 'main src/my_tool/__main__.py', 'export src/my_tool/__init__.py'],
    ],
    ['a Poetry project', { 'pyproject.toml': '[tool.poetry.scripts]\nx = "x.main:run"\n', 'x/main.py': '' }, ['bin x/main.py']],
    ['setup.py', { 'setup.py': "setup(name='x', entry_points={'console_scripts': ['x = x.cli:main', \"y=x.y:main\"]})", 'x/cli.py': '', 'x/y.py': '' }, ['bin x/cli.py', 'bin x/y.py']],
    ['setup.cfg', { 'setup.cfg': '[options.entry_points]\nconsole_scripts =\n    x = x.cli:main\n[flake8]\na = b.c:d\n', 'x/cli.py': '', 'b/c.py': '' }, ['bin x/cli.py']],
    ['Django', { 'manage.py': 'import sys', 'shop/wsgi.py': '' }, ['main manage.py', 'server shop/wsgi.py']],
    ['a Python script', { 'job.py': "if __name__ == '__main__':\n    run()\n" }, ['main job.py']],
    [
      'a Cargo package',
      { 'Cargo.toml': '[package]\nname = "a"\n[[bin]]\nname = "tool"\npath = "src/tool.rs"\n', 'src/tool.rs': '', 'src/lib.rs': '', 'src/bin/extra.rs': '' },
      ['bin src/tool.rs', 'export src/lib.rs', 'bin src/bin/extra.rs'],
    ],
    ['Go', { 'go.mod': 'module example.com/gin\n', 'gin.go': 'package gin\n', 'cmd/x/main.go': 'package main\n\nfunc main() {\n}\n' }, ['export gin.go', 'bin cmd/x/main.go']],
    ['a container', { Dockerfile: 'FROM node\nCMD ["a"]\nENTRYPOINT ["node", \\\n "/app/dist/server.js"]\nCMD ["--port", "80"]\n', 'src/server.ts': '' }, ['container Dockerfile', 'container src/server.ts']],
    ['a Procfile', { Procfile: 'web: gunicorn shop.wsgi:app\nworker: python worker.py\n', 'shop/wsgi.py': '', 'worker.py': '' }, ['server worker.py', 'server shop/wsgi.py']],
    ['Java', { 'src/main/java/A.java': 'public class A {\n  public static void main(String[] args) {}\n}' }, ['main src/main/java/A.java']],
    ['Spring Boot', { 'src/main/java/A.java': '@SpringBootApplication\npublic class A {\n  public static void main(String[] args) {}\n}' }, ['server src/main/java/A.java']],
    ['Kotlin', { 'src/Main.kt': 'fun main() {}' }, ['main src/Main.kt']],
    ['C#', { 'src/A/Program.cs': 'var builder = WebApplication.CreateBuilder(args);' }, ['server src/A/Program.cs']],
    ['C', { 'src/main.c': '#include <stdio.h>\n\nint main(int argc, char **argv)\n{\n}\n' }, ['main src/main.c']],
    ['a gem', { 'x-y.gemspec': '', 'lib/x/y.rb': '', 'exe/x': '#!/usr/bin/env ruby\n' }, ['bin exe/x', 'export lib/x/y.rb']],
    ['Rack', { 'config.ru': 'run App' }, ['server config.ru']],
    ['PHP', { 'public/index.php': '<?php', 'composer.json': json({ bin: ['bin/x'] }), 'bin/x': '#!/usr/bin/env php\n<?php' }, ['bin bin/x', 'server public/index.php']],
    ['a page', { 'index.html': '<script type="module" src="/src/app.ts"></script>', 'src/app.ts': '' }, ['convention index.html', 'main src/app.ts']],
    ['Next.js', { 'app/layout.tsx': '', 'app/page.tsx': '', 'app/about/page.tsx': '' }, ['convention app/layout.tsx', 'convention app/page.tsx']],
    ['a GitHub action', { 'action.yml': "name: x\nruns:\n  using: 'node20'\n  main: 'dist/index.js'\n", 'src/index.ts': '' }, ['main src/index.ts']],
    ['a composite action', { 'action.yml': 'name: x\nruns:\n  using: composite\n  steps:\n    - run: echo\n' }, ['convention action.yml']],
    ['a browser extension', { 'manifest.json': json({ manifest_version: 3, background: { service_worker: 'bg.js' }, content_scripts: [{ js: ['content.js'] }] }), 'bg.js': '', 'content.js': '' }, ['main bg.js', 'main content.js']],
    ['Deno', { 'deno.json': json({ exports: { '.': './mod.ts' } }), 'mod.ts': '' }, ['export mod.ts']],
    ['Swift, Dart, Zig and Elixir', { 'Sources/a/main.swift': '', 'lib/main.dart': 'void main() {}', 'src/main.zig': 'pub fn main() void {}', 'lib/x/application.ex': 'defmodule X do\n  use Application\nend' }, ['main lib/main.dart', 'main src/main.zig', 'main Sources/a/main.swift', 'main lib/x/application.ex']],
  ])('%s', async (_name, files, expected) => {
    expect((await found(files)).sort()).toEqual([...expected].sort());
  });

  it('tests, examples and other people are not its own', async () => {
    const main = 'int main(void) {}\n';

    expect(await found({ 'test/a.c': main, 'examples/a.c': main, 'vendor/a/a.c': main, 'examples/package.json': json({ main: './a.c' }), 'node_modules/a/package.json': json({ main: './b.js' }), 'node_modules/a/b.js': '' })).toEqual([]);
  });

  it('what a manifest names outside of the tree is not followed', async () => {
    expect(await found({ 'package.json': json({ main: '../../etc/passwd', bin: '/etc/passwd', exports: { '.': './*.js' } }), 'etc/passwd': '' })).toEqual(['bin etc/passwd']);
  });
});

it('quotes what says so, in one line without control characters', async () => {
  const { entryPoints } = await createAnalysis().observe(memoryTree({ 'package.json': json({ bin: { 'a\u202eb\nc': 'x.js' }, scripts: { start: `node x.js ${'y'.repeat(5000)}` } }), 'x.js': '' }));

  expect(entryPoints.map(({ evidence }) => evidence)[0]).toBe('package.json bin.ab c');
  for (const { evidence } of entryPoints) expect(evidence.length).toBeLessThanOrEqual(160);
});

it('lists what runs before what is imported, and the root before what is deep', async () => {
  expect(await found({ 'package.json': json({ main: 'index.js', bin: 'cli.js' }), 'index.js': '', 'cli.js': '', 'packages/a/package.json': json({ bin: 'a.js' }), 'packages/a/a.js': '' })).toEqual([
    'bin cli.js',
    'export index.js',
    'bin packages/a/a.js',
  ]);
});

it('asks every finder of the folder', () => {
  const folder = new URL('.', import.meta.url);
  const written = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^export const (\w+): EntryPointFinder = /gm)].map((match) => match[1]));

  expect(entryPointFinders).toHaveLength(written.length);
  expect(new Set(entryPointFinders.map((finder) => finder.name)).size).toBe(written.length);
});
