import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createAnalysis } from './analysis.js';
import { extractTree, type ExtractionResult } from './extract/extract-tree.js';
import { memoryTree } from './fixtures/memory-tree.js';
import { checkedLimits } from './observe/analysis-limits.js';
import { languageParsers } from './parse/language-parsers.js';

/** The built worker: threads run JavaScript. */
const workerProgram = new URL('../dist/parse-worker.js', import.meta.url);

async function extract(contents: ReadonlyMap<string, string | Uint8Array>, parseThreads: number): Promise<ExtractionResult> {
  const tree = memoryTree(contents);
  const observation = await createAnalysis().observe(tree);
  return extractTree(tree, observation, { limits: checkedLimits({}), parsers: languageParsers, parseThreads, workerProgram }, {});
}

const sources: [string, string][] = [
  ['a.py', 'import os\nclass A:\n    """Doc."""\n    def f(self): ...\n'],
  ['b.go', 'package b\nimport "fmt"\nfunc F() { fmt.Println() }\n'],
  ['C.java', 'package c;\nimport java.util.List;\npublic class C { void f() {} }\n'],
  ['d.rs', 'use std::fmt;\nmod x;\npub struct D;\nimpl D { pub fn f() {} }\n'],
  ['e.rb', "require 'json'\nclass E\n  def f; end\nend\n"],
  ['f.php', '<?php\nnamespace F;\nuse G\\H;\nclass F { function f() {} }\n'],
  ['g.cs', 'using System;\nnamespace G { public class G { } }\n'],
  ['h.c', '#include <stdio.h>\nint f(void) { return 0; }\n'],
  ['i.cpp', '#include "i.hpp"\nclass I { public: void f(); };\n'],
  ['j.ts', "import { a } from './a.js';\nexport class J { f(): void {} }\n"],
];

describe('parsing in workers', () => {
  it('gives the same as in this thread', async () => {
    const contents = new Map(Array.from({ length: 20 }, (_, round) => sources.map(([name, text]): [string, string] => [`src${String(round)}/${name}`, text])).flat());

    const [here, there] = [await extract(contents, 0), await extract(contents, 2)];

    expect(here.skeletons).toHaveLength(contents.size);
    expect(there).toEqual(here);
  }, 60_000);

  it('lets the process that embeds it end by itself', async () => {
    const program = `
      import { createAnalysis } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
      const bytes = Buffer.from('def f(): pass');
      const entries = ['a.py', 'b.py'].map((path) => ({ path, pathEscaped: false, oid: path, size: bytes.length, kind: 'file' }));
      const tree = { entries, truncated: false, async *read(asked) { for (const entry of asked) yield { entry, bytes }; } };
      const analysis = createAnalysis({ parseThreads: 2 });
      const { skeletons } = await analysis.extract(tree, await analysis.observe(tree));
      console.log(skeletons.map(({ path }) => path).join(' '));
    `;

    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { timeout: 30_000 });

    expect({ stdout, stderr }).toEqual({ stdout: 'a.py b.py\n', stderr: '' });
  }, 60_000);
});

describe('a source made to harm', () => {
  const languages = new Map([
    ['py', 'Python'],
    ['go', 'Go'],
    ['java', 'Java'],
    ['rs', 'Rust'],
    ['rb', 'Ruby'],
    ['php', 'PHP'],
    ['cs', 'C#'],
    ['c', 'C'],
    ['cpp', 'C++'],
    ['ts', 'TypeScript'],
    ['js', 'JavaScript'],
  ]);
  const texts: [string, string | Uint8Array][] = [
    ['round', '('.repeat(100_000)],
    ['square', `x = ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['curly', '{'.repeat(100_000)],
    ['types', 'class A { '.repeat(5_000)],
    ['calls', `${'f('.repeat(10_000)}__import__("a")${')'.repeat(10_000)}`],
    ['names', `${`// ${'x'.repeat(2_000)}\n`.repeat(100)}int a${', a'.repeat(100_000)};`],
    ['line', `x = "${'a'.repeat(1_000_000)}"`],
    ['nul', `${'a = 1\n'.repeat(2_000)}\u0000\u0000${'b = 2\n'.repeat(100)}`],
    ['bytes', Buffer.from(Array.from({ length: 20_000 }, (_, index) => 1 + ((index * 7919) % 255)))],
    ['breaks', '\r\nx = 1\r\n\r\ry = 2'],
    ['mark', '\u{FEFF}'],
    ['empty', ''],
    ['prototype', 'class __proto__ { constructor() {} }\nimport constructor\ndef toString(): pass\n'],
  ];
  const contents = new Map(
    texts.flatMap(([name, text]) =>
      [...languages.keys()].map((extension): [string, string | Uint8Array] => [`${name}.${extension}`, extension === 'php' && typeof text === 'string' ? `<?php ${text}` : text]),
    ),
  );

  it.each([
    ['in this thread', 0],
    ['in workers', 2],
  ])('is parsed, or fails alone: %s', async (_, parseThreads) => {
    const tree = memoryTree(contents);
    const observed = await createAnalysis().observe(tree);
    // Observing takes some of them for generated; parsers have to bear them all the same.
    const files = observed.files.map((file) => ({ ...file, role: 'source' as const, language: languages.get(file.path.split('.')[1] ?? '') ?? null }));

    const { skeletons, failed } = await extractTree(tree, { ...observed, files }, { limits: checkedLimits({}), parsers: languageParsers, parseThreads, workerProgram }, {});

    const told = [...skeletons, ...failed].map(({ path }) => path);
    expect(told.sort()).toEqual([...contents.keys()].sort());
    for (const { reason } of failed) expect(reason).toMatch(/^it is nested too deeply|^it takes longer|^it is not text/);
  }, 180_000);
});
