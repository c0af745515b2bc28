import type { CodeSymbol, ParsedSource } from '@reposcan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { typescriptParser } from './typescript-parser.js';

beforeAll(() => typescriptParser.load());

const parse = (text: string, language = 'TypeScript'): ParsedSource => typescriptParser.parse(text, { path: 'a.ts', language });
const first = (text: string, language?: string): CodeSymbol | undefined => parse(text, language).symbols[0];

describe('a symbol', () => {
  it.each([
    ['export async function f<T>(a: T, ...b: string[]): Promise<void> { return; }', 'f', 'function', 'export async function f<T>(a: T, ...b: string[]): Promise<void>'],
    ['function f(a: string): void;', 'f', 'function', 'function f(a: string): void'],
    ['export default function () {}', 'default', 'function', 'export default function ()'],
    ['const f = async (a: number): Promise<A> => ({ a });', 'f', 'function', 'const f = async (a: number): Promise<A>'],
    ['export const f = function g() {};', 'f', 'function', 'export const f = function g()'],
    ['export abstract class A<T> extends B implements C, D { }', 'A', 'class', 'export abstract class A<T> extends B implements C, D'],
    ['const A = class extends B { };', 'A', 'class', 'const A = class extends B'],
    ['export interface A extends B { a: string }', 'A', 'interface', 'export interface A extends B'],
    ["export type A = 'a' | 'b';", 'A', 'type', "export type A = 'a' | 'b'"],
    ['declare enum A { B }', 'A', 'enum', 'declare enum A'],
    ['namespace A.B { export const c = 1 }', 'A', 'namespace', 'namespace A'],
    ["declare module 'a' { }", 'a', 'namespace', "declare module 'a'"],
    ['export const a: string = compute();', 'a', 'constant', 'export const a: string'],
    ['export let a = 1;', 'a', 'variable', 'export let a = 1'],
    ['export default class { }', 'default', 'class', 'export default class'],
    ['export default (a: string) => a;', 'default', 'function', 'export default (a: string)'],
    ['function f(\n  a: string, // the first\n  /* the second */ b = "//",\n) {}', 'f', 'function', 'function f( a: string, b = "//", )'],
  ])('%s', (text, name, kind, signature) => {
    expect(first(text)).toMatchObject({ name, kind, signature });
  });

  it.each([
    ['exports.a = function (b) {};', 'a', 'function'],
    ['module.exports = class A {};', 'A', 'class'],
    ['module.exports = (a) => a;', 'default', 'function'],
  ])('of CommonJS: %s', (text, name, kind) => {
    expect(first(text, 'JavaScript')).toMatchObject({ name, kind, exported: true });
  });

  it('is not a variable that only its file knows', () => {
    expect(parse('const a = 1; let b; var c = call();').symbols).toEqual([]);
  });

  it('has members in the order of the source', () => {
    const text = `class A {
  static #secret = 1;
  private readonly a: string = 'a';
  b = (c: number): void => {};
  constructor(private d: string) { super(); }
  get e(): string { return ''; }
  async *f<T>(): AsyncGenerator<T> {}
  protected g?(): void;
  ['computed']() {}
}`;

    expect(first(text)?.members.map(({ name, kind, signature, exported, line }) => [name, kind, signature, exported, line])).toEqual([
      ['#secret', 'property', 'static #secret = 1', false, 2],
      ['a', 'property', 'private readonly a: string', false, 3],
      ['b', 'method', 'b = (c: number): void', true, 4],
      ['constructor', 'constructor', 'constructor(private d: string)', true, 5],
      ['e', 'property', 'get e(): string', true, 6],
      ['f', 'method', 'async *f<T>(): AsyncGenerator<T>', true, 7],
      ['g', 'method', 'protected g?(): void', false, 8],
      ["['computed']", 'method', "['computed']()", true, 9],
    ]);
  });

  it.each([
    ['interface A { a: string; b(): void; (): string }', ['a', 'b']],
    ['type A = { a: string; b(): void };', ['a', 'b']],
    ["enum A { B, C = 'c' }", ['B', 'C']],
    ['namespace A { export function b() {} }', ['b']],
    ['namespace A.B { }', ['B']],
  ])('has members: %s', (text, names) => {
    expect(first(text)?.members.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['export class A {}', true],
    ['class A {}', false],
    ['class A {}\nexport { A as B };', true],
    ['class A {}\nexport default A;', true],
    ['class A {}\nexport = A;', true],
    ['class A {}\nmodule.exports = { A };', true],
    ['class A {}\nexports.B = A;', true],
    ["class A {}\nexport { A } from './a';", false],
  ])('knows whether it is exported: %s', (text, exported) => {
    expect(first(text)?.exported).toBe(exported);
  });

  it('has the first paragraph of its documentation', () => {
    const text = '/* not this */\n/**\n * Greets,\n * politely.\n *\n * At length.\n * @param a whom\n */\nexport function greet(a: string) {}';

    expect(first(text)).toMatchObject({ doc: 'Greets, politely.', line: 9, endLine: 9 });
    expect(first('/** One line. */\nconst f = () => 1;')?.doc).toBe('One line.');
    expect(first('// no\nfunction f() {}')?.doc).toBeNull();
    expect(first('/** @internal */\nfunction f() {}')?.doc).toBeNull();
    expect(first('/** First. */ const first = () => 1;\n/** A. */\nclass A { }')?.doc).toBe('First.');
  });

  it('has decorators, which belong to its lines', () => {
    const text = "\n@Component({ selector: 'a' })\n@b.c\nexport class A {\n  @Input() d: string;\n}";

    expect(first(text)).toMatchObject({ decorators: ["Component({ selector: 'a' })", 'b.c'], signature: 'export class A', line: 2, endLine: 6 });
    expect(first(text)?.members[0]).toMatchObject({ decorators: ['Input()'], signature: 'd: string' });
  });

  it('is plain and bounded text', () => {
    const symbol = first(`/** \u001b[31mred ${'long '.repeat(200)}*/\nfunction f(a = '\u001b]0;title\u0007\u202e${'x'.repeat(1000)}') {}`);

    expect(symbol?.signature.length).toBeLessThanOrEqual(300);
    expect(symbol?.doc?.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(symbol)).not.toMatch(/\\u001b|\u202e/);
  });
});

describe('the exports', () => {
  it.each<[string, [string, boolean][]]>([
    ['export const a = 1, { b, c: [d] } = e;', [['a', false], ['b', false], ['d', false]]],
    ['export function f() {} export class A {} export enum B {}', [['f', false], ['A', false], ['B', false]]],
    ['export interface A {} export type B = A;', [['A', true], ['B', true]]],
    ['const a = 1; export { a, a as b, type C };', [['a', false], ['b', false], ['C', true]]],
    ['export default 1;', [['default', false]]],
    ['export default interface A {}', [['default', true]]],
    ["export * from './a'; export * as b from './b'; export type * from './c';", [['*', false], ['b', false], ['*', true]]],
    ['module.exports = { a, b: c, "d": 1, ...e };', [['a', false], ['b', false], ['d', false]]],
    ['module.exports = f; module.exports.g = 1; exports.h = 2;', [['default', false], ['g', false], ['h', false]]],
    ['export = a;', [['default', false]]],
    ['exported.a = 1; modules.exports = 2;', []],
  ])('%s', (text, expected) => {
    expect(parse(text).exports.map(({ name, typeOnly }) => [name, typeOnly])).toEqual(expected);
  });
});

describe('a component', () => {
  it('counts its lines as the file does, and knows both of its scripts', () => {
    const text = `<template><p>import x from 'no'; don't</p></template>
<script lang="ts">
export const a = 1;
</script>
<script setup lang="ts" generic="T extends Record<string, number>">
import b from './b'
function c(d: T) {}</script><style>import 'no'</style>`;

    const { symbols, imports, syntaxErrors } = parse(text, 'Vue');

    expect(symbols.map(({ name, line }) => [name, line])).toEqual([['a', 3], ['c', 7]]);
    expect(imports).toEqual([{ specifier: './b', kind: 'import', names: ['default'], typeOnly: false, line: 6 }]);
    expect(typescriptParser.imports?.(text, { path: 'a.vue', language: 'Vue' })).toEqual(imports);
    expect(syntaxErrors).toBe(false);
  });

  it.each([
    ['Astro', "---\nimport A from './a.astro';\nconst b = 1;\n---\n<A />\n<script>\nimport './c';\n</script>", ['./a.astro', './c']],
    ['Astro', "<p>no front matter</p>\n---\nimport './a'\n---", []],
    ['Svelte', "<script context=\"module\">import './a'</script><script>import './b'</script>{@html b}", ['./a', './b']],
    ['Vue', '<script type="application/json">{"a": "import"}</script><script src="./a.js"></script>', []],
    ['Vue', '<script lang="tsx">import a from \'./a\'; const b = <p>{a}</p>;</script>', ['./a']],
    ['Vue', "<script>import './a'", []],
    ['Vue', '<script "', []],
  ])('%s: %s', (language, text, specifiers) => {
    const { imports, syntaxErrors } = parse(text, language);

    expect(imports.map(({ specifier }) => specifier)).toEqual(specifiers);
    expect(syntaxErrors).toBe(false);
  });
});

describe('a hostile file', () => {
  it.each([
    ['an unclosed bracket', 'function f( {'],
    ['not of the language', '<<<<<<< HEAD\n{% if x %}'],
    ['control characters', '\u0000\u0001\ufffd'],
  ])('that has %s is parsed as far as it goes', (_, text) => {
    expect(parse(text).syntaxErrors).toBe(true);
  });

  it.each(['[', '(', '{', '<', '`${', '!', 'a?', 'a=>', '<a>', 'x.', 'new ', 'if(a)', 'class{a=', 'type A=[', 'a<b,'])('that repeats %j ends in an answer or a RangeError, here and without the parser', (piece) => {
    for (const times of [10_000, 100_000]) {
      const text = `import a from 'b';\n${piece.repeat(times)}\n// from 'c'`;

      for (const work of [() => parse(text), () => typescriptParser.imports?.(text, { path: 'a.ts', language: 'TypeScript' })]) {
        try {
          expect(work()).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }
    }
  });

  it('of one long line is parsed', () => {
    const text = `import a from './a';export const b=[${'{c:1,d:"e"},'.repeat(80_000)}];const f=()=>require('./f');`;

    expect(text.length).toBeGreaterThan(900_000);
    expect(parse(text).imports.map(({ specifier }) => specifier)).toEqual(['./a', './f']);
  });

  it('of long texts, templates and comments is read without the parser', () => {
    for (const filler of [`'${'x'.repeat(1_000_000)}'`, `\`${'$'.repeat(1_000_000)}\``, `/*${'*'.repeat(1_000_000)}*/`, `"${'\\\\'.repeat(500_000)}"`]) {
      const imports = readWithoutParser(`import a from './a';\nconst b = 1; ${filler};\n// from 'x'`);
      expect(imports).toEqual(['./a']);
    }
  });

  it.each(['<script ', '<script>', '<script "', '</script>', '---\n'])('that repeats %j is no component worth a minute', (piece) => {
    expect(parse(piece.repeat(100_000), 'Astro').imports).toEqual([]);
  });
});

function readWithoutParser(text: string): string[] | undefined {
  return typescriptParser.imports?.(text, { path: 'a.ts', language: 'TypeScript' })?.map(({ specifier }) => specifier);
}
