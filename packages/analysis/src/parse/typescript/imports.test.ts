import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ImportStatement } from '@reposcan/core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readImports } from './import-reader.js';
import { typescriptParser } from './typescript-parser.js';

beforeAll(() => typescriptParser.load());

const importsOf = (text: string, language = 'TypeScript'): ImportStatement[] => typescriptParser.parse(text, { path: 'a.ts', language }).imports;

/** Without the parser; `null` where it takes one. */
const quickly = (text: string, language = 'TypeScript'): ImportStatement[] | null =>
  readImports(text, { mayHaveMarkup: language !== 'TypeScript', readsDocumentation: language === 'JavaScript' });

const plain = { kind: 'import', typeOnly: false, line: 1 } as const;

describe('an import statement', () => {
  it.each<[string, Omit<ImportStatement, 'specifier'>]>([
    ["import 'x';", { ...plain, names: [] }],
    ["import a from 'x'", { ...plain, names: ['default'] }],
    ["import a, { b, c as d } from 'x';", { ...plain, names: ['default', 'b', 'c'] }],
    ["import * as a from 'x';", { ...plain, names: ['*'] }],
    ["import a, * as b from 'x';", { ...plain, names: ['default', '*'] }],
    ["import { default as a } from 'x';", { ...plain, names: ['default'] }],
    ["import {} from 'x';", { ...plain, names: [] }],
    ["import type { A } from 'x';", { ...plain, names: ['A'], typeOnly: true }],
    ["import type A from 'x';", { ...plain, names: ['default'], typeOnly: true }],
    ["import type * as a from 'x';", { ...plain, names: ['*'], typeOnly: true }],
    ["import { type A, type B } from 'x';", { ...plain, names: ['A', 'B'], typeOnly: true }],
    ["import { type A, b } from 'x';", { ...plain, names: ['A', 'b'] }],
    ["import a, { type B } from 'x';", { ...plain, names: ['default', 'B'] }],
    ["import type from 'x';", { ...plain, names: ['default'] }],
    ["import { type } from 'x';", { ...plain, names: ['type'] }],
    ["import { 'a-b' as c } from 'x';", { ...plain, names: ['a-b'] }],
    ["import data from 'x' with { type: 'json' };", { ...plain, names: ['default'] }],
    ["import{a}from'x'", { ...plain, names: ['a'] }],
    ["import a from /* why */ 'x';", { ...plain, names: ['default'] }],
    ["export * from 'x';", { ...plain, kind: 're-export', names: ['*'] }],
    ["export * as a from 'x';", { ...plain, kind: 're-export', names: ['*'] }],
    ["export { a as b } from 'x';", { ...plain, kind: 're-export', names: ['a'] }],
    ["export type { A } from 'x';", { ...plain, kind: 're-export', names: ['A'], typeOnly: true }],
    ["export type * from 'x';", { ...plain, kind: 're-export', names: ['*'], typeOnly: true }],
    ["import a = require('x');", { ...plain, kind: 'require', names: ['*'] }],
    ["const a = require('x');", { ...plain, kind: 'require', names: ['*'] }],
    ["const { a, b: c } = require('x');", { ...plain, kind: 'require', names: ['a', 'b'] }],
    ["const a = require('x').b;", { ...plain, kind: 'require', names: ['b'] }],
    ["require('x');", { ...plain, kind: 'require', names: [] }],
    ["const a = require.resolve('x');", { ...plain, kind: 'require', names: ['*'] }],
    ['require(`x`);', { ...plain, kind: 'require', names: [] }],
    ["const { a } = await import('x');", { ...plain, kind: 'dynamic', names: ['a'] }],
    ["void import(/* webpackChunkName: 'c' */ 'x');", { ...plain, kind: 'dynamic', names: [] }],
    ["function f() { return require('x'); }", { ...plain, kind: 'require', names: [], conditional: true }],
    ["const f = () => import('x');", { ...plain, kind: 'dynamic', names: [], conditional: true }],
    ["if (a) require('x');", { ...plain, kind: 'require', names: [], conditional: true }],
    ["a && require('x');", { ...plain, kind: 'require', names: [], conditional: true }],
    ["try { require('x'); } catch {}", { ...plain, kind: 'require', names: [], conditional: true }],
    ["if (require('x')) {}", { ...plain, kind: 'require', names: [] }],
    ["class A { static b = require('x'); }", { ...plain, kind: 'require', names: [] }],
    ["class A { b = require('x'); }", { ...plain, kind: 'require', names: [], conditional: true }],
    ["type A = import('x').B.C;", { ...plain, names: ['B'], typeOnly: true }],
    ["let a: typeof import('x');", { ...plain, names: ['*'], typeOnly: true }],
    ["function f(a: import('x').B) {}", { ...plain, names: ['B'], typeOnly: true }],
    ['/// <reference types="x" />', { ...plain, names: [], typeOnly: true }],
  ])('%s', (text, expected) => {
    expect(importsOf(text)).toEqual([{ specifier: 'x', ...expected }]);
    expect(quickly(text) ?? importsOf(text)).toEqual(importsOf(text));
  });

  it('of a file beside it may be a reference', () => {
    expect(importsOf('/// <reference path="globals.d.ts" />')).toEqual([{ specifier: './globals.d.ts', kind: 'import', names: [], typeOnly: true, line: 1 }]);
  });

  it.each([
    ['a comment', "// import a from 'x'\n/* require('y') */"],
    ['a text', 'const a = "import b from \'x\'"; const c = `require("y") ${1} import(\'z\')`;'],
    ['a module that is declared', "declare module 'x' { export const a: number }"],
    ['a member', "a.import('x'); a.require('y');"],
    ['a name that only looks like it', "$require('x'); xrequire('y'); require_('z')"],
    ['made at run time', "require(a); import(`./${b}`); require('x' + y);"],
    ['a mock', "vi.mock('x'); jest.mock('y');"],
    ['empty, endless, or with control characters', `import ''; import '${'x'.repeat(1001)}'; import '\\u001b[1m';`],
  ])('is not %s', (_, text) => {
    expect(importsOf(text)).toEqual([]);
    expect(quickly(text) ?? []).toEqual([]);
  });

  it('of JSDoc counts in JavaScript, as a type', () => {
    const text = "/** @type {import('./x').A} */\nlet a;\n/** @import { B } from './y' */\n/** @typedef {{ c: import('./z').C }} D */";

    expect(importsOf(text, 'JavaScript')).toEqual([
      { specifier: './x', kind: 'import', names: ['A'], typeOnly: true, line: 1 },
      { specifier: './y', kind: 'import', names: ['B'], typeOnly: true, line: 3 },
      { specifier: './z', kind: 'import', names: ['C'], typeOnly: true, line: 4 },
    ]);
    expect(importsOf(text, 'TypeScript')).toEqual([]);
    expect(quickly(text, 'JavaScript')).toBeNull();
    expect(quickly(text, 'TypeScript')).toEqual([]);
  });

  it('has the line on which it begins, whatever ends the lines', () => {
    expect(importsOf("'use strict'\r\n\r\nimport {\r\n  a,\r\n} from 'x'\nimport 'y'\u2028import 'z'").map(({ specifier, line }) => [specifier, line])).toEqual([
      ['x', 3],
      ['y', 6],
      ['z', 7],
    ]);
  });
});

type Rule = 'program' | 'statement' | 'block' | 'expression' | 'call' | 'name';

/** What is no code has no imports to agree about. */
const expectAgreement = (text: string, language: string): void => {
  const { imports, syntaxErrors } = typescriptParser.parse(text, { path: 'a', language });
  const read = quickly(text, language);
  if (read !== null && !syntaxErrors) expect(read).toEqual(imports);
};

describe('what is read without the parser', () => {
  it.each([
    ["/* licence */\n'use client';\nimport a from './a';\n\nexport const b = a;\n", 1],
    ["import a from './a';\nexport const b = 1;\nexport { c } from './c';\nexport * from './d';\n", 3],
    ["import a from './a';\nconst text = `import b from './b'`;\n// from './c'\n", 1],
    ["import a from './a';\nconst r = a.replace(/from 'x'/g, '');\n", 1],
    ["import a from './a';\nconst t = `${`${a}`}` + \"require('x')\";\n", 1],
    ["import a from './a';\nconst half = a / 2; const b = 'from' / 3; // from 'x'\n", 1],
  ])('%j', (text, count) => {
    expect(quickly(text)).toHaveLength(count);
    expect(quickly(text)).toEqual(importsOf(text));
  });

  it.each([
    ["const a = {}\n/ 2; // from 'x'", 'a slash after a bracket'],
    ["const a = <p>don't</p>; const b = 'from \"x\"';", 'markup', 'TSX'],
    ["const a = 'never closed\nfrom 'x'", 'a text without end'],
    ["const a = `never closed from 'x'", 'a template without end'],
    ["declare module 'a' { import b from 'b'; }", 'a statement inside another'],
  ])('leaves %j to the parser: %s', (text, _, language = 'TypeScript') => {
    expect(quickly(text, language)).toBeNull();
  });

  it('is what the parser says of every source of this repository', () => {
    const root = fileURLToPath(new URL('../../../../', import.meta.url));
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /^[\w-]+\/src\/.*\.ts$/.test(path));
    let read = 0;

    for (const path of paths) {
      const text = readFileSync(`${root}${path}`, 'utf8');
      const imports = quickly(text);
      if (imports === null) continue;
      read += 1;
      expect(imports, path).toEqual(importsOf(text));
    }

    expect(paths.length).toBeGreaterThan(300);
    expect(read).toBeGreaterThan(paths.length / 2);
  });

  it('is what the parser says of any pieces of code in any order', () => {
    const pieces = ["import a from 'x'", "export * from 'y'", "export { b } from 'z'", "import('w')", "require('v')", "import('u').b", "const c = ", '=>', 'await ', 'if (a) ', 'else ', 'function f() ', 'class A ', 'typeof ', '&&', '?', "/** @type {import('t').T} */", '[', ']', ',', "'", '"', '`', '${', '}', '{', '(', ')', '/', '//', '/*', '*/', '\n', ';', ' ', 'a', '=', '<', '>', '</p>', '!', '.', '++', 'return', '\\', '1', ':', '/** ', 'declare module "m" {', '/// <reference path="r" />'];
    const codes = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));

    fc.assert(fc.property(codes, fc.constantFrom('TypeScript', 'TSX', 'JavaScript'), expectAgreement), { numRuns: 1500 });
  });

  it('is what the parser says of statements in statements', () => {
    const { program } = fc.letrec<Record<Rule, string>>((tie) => {
      const code = (strings: TemplateStringsArray, ...parts: Rule[]): fc.Arbitrary<string> => fc.tuple(...parts.map((part) => tie(part))).map((given) => String.raw({ raw: strings.raw }, ...given));
      return {
        name: fc.constantFrom('a', 'b'),
        call: fc.constantFrom("require('x')", "require.resolve('y')", "import('z')", 'require(`w`)', "(await import('v', { with: { type: 'json' } }))", 'require(a)', "a.require('u')", 'require.cache', "(require('t'))"),
        expression: fc.oneof(
          { maxDepth: 4 },
          code`${'call'}`, code`${'name'}`, code`${'call'}`, code`${'call'}.c`, code`await ${'call'}`, code`${'call'}.then(${'expression'})`, code`a(${'expression'}, ${'expression'})`,
          code`[${'expression'}, ${'expression'}]`, code`({ c: ${'expression'}, d() ${'block'}, e: ${'expression'} })`, code`() => ${'expression'}`, code`async (c = ${'expression'}): Promise<A> => ${'block'}`,
          code`function () ${'block'}`, code`a ? ${'expression'} : ${'expression'}`, code`(${'expression'}) && (${'expression'})`, code`(a || ${'expression'})`, code`class { c = ${'expression'}; d() ${'block'} static e = ${'expression'} }`,
          code`${'call'} as A`, code`${'call'} + 1`, code`!${'call'}`, code`\`c\${${'expression'}}d\``, code`(${'expression'}) / 2`, code`a<B, C>(${'expression'})`, code`/'/.test(${'expression'})`, code`b = ${'expression'}`,
        ),
        statement: fc.oneof(
          { maxDepth: 4 },
          code`const c = ${'expression'}`, code`const { d, e: f, ...g } = ${'expression'}`, code`let h = 1, i = ${'expression'}`, code`${'name'}.j = ${'expression'}`, code`${'call'}`, code`if (${'expression'}) ${'statement'}`,
          code`if (a) ${'block'} else ${'block'}`, code`for (const k of ${'expression'}) ${'statement'}`, code`for await (const k of a) ${'block'}`, code`while (a) ${'statement'}`, code`do ${'statement'}\nwhile (${'expression'})`, code`try ${'block'} catch ${'block'}`,
          code`switch (${'expression'}) { case ${'expression'}: ${'statement'}\ndefault: ${'statement'} }`, code`function l(m = ${'expression'}): A<B> ${'block'}`, code`class N extends O(${'expression'}) { p() ${'block'} }`, code`${'block'}`, code`type Q = import('q').R`,
          code`let s: typeof import('s') = ${'expression'}`, code`namespace T ${'block'}`, code`export default ${'expression'}`, code`q: ${'statement'}`, code`@r(${'expression'}) class U { v() ${'block'} }`, code`/** @type {import('w').X} */\nlet y = ${'expression'}`,
          code`return ${'expression'}`, code`throw ${'expression'}`, code`enum V { w = ${'expression'} }`, code`export const x = (y: import('y').Z) => ${'expression'}`, code`interface A { b?: import('b').C }`,
        ),
        block: fc.tuple(tie('statement'), tie('statement'), fc.constantFrom('\n', ';', ';\n')).map(([first, second, end]) => `{ ${first}${end}${second} }`),
        program: fc.array(fc.tuple(tie('statement'), fc.constantFrom('\n', ';', ';\n', '\n\n')).map((parts) => parts.join('')), { maxLength: 4 }).map((statements) => statements.join('')),
      };
    });

    fc.assert(fc.property(program, fc.constantFrom('TypeScript', 'JavaScript'), expectAgreement), { numRuns: 1500 });
  });

  it.each(['TypeScript', 'TSX', 'JavaScript'])('survives anything: %s', (language) => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void quickly(`import a from 'b'\n${text}\n// from 'x'`, language)));
  });
});
