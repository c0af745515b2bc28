import { expect, it } from 'vitest';
import { analyze, callsAmong, callsIn, inputOf } from './cases/calls-of.js';
import { scriptCalls } from './script-calls.js';

const victim = 'function f() {} export function g() { f() }';

it.each([
  ['brackets', `${'('.repeat(100_000)}f${')'.repeat(100_000)}`],
  ['arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['functions', `${'(() => '.repeat(100_000)}1${')'.repeat(100_000)}`],
  ['blocks', `${'{'.repeat(100_000)}${'}'.repeat(100_000)}`],
])('a file of 100,000 nested %s costs only itself', async (_what, text) => {
  const { edges, failed } = await analyze({ 'deep.ts': text, 'good.ts': victim });

  expect(failed.map(({ path }) => path)).toEqual(['deep.ts']);
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['good.ts#g good.ts#f']);
});

it('a sum of 20,000 parts is no nesting', async () => {
  expect(await callsIn(`function f() { return 1 } const x = ${'f() + '.repeat(20_000)}f()`)).toEqual(['. -> f']);
});

it('a chain of 500 calls is followed', async () => {
  expect(await callsIn(`class C { m() { return this } } new C()${'.m()'.repeat(500)}`)).toEqual(['. -> C (construct)', '. -> C.m']);
});

it.each([
  ['types that need each other', 'type A = { b: B } ; type B = { a: A }; interface I extends J {} interface J extends I {} class C extends D {} class D extends C {}'],
  ['a conditional type without end', 'type Deep<T extends string> = T extends string ? Deep<`${T}a`> : never; declare const d: Deep<"a">; d.x();'],
  ['recursive generic functions', 'declare function w<T>(x: T): { v: T; n: ReturnType<typeof w<T[]>> }; w(1).n.n.n.n.n.n.v.x();'],
  ['prototypes in a circle', 'const a = {}, b = {}; a.__proto__ = b; b.__proto__ = a; a.x(); Object.setPrototypeOf(a, a); a.y();'],
  ['syntax errors', 'function ( { class } => ; g( ; export default'],
  ['a file that imports itself', "import { x } from './bad.ts'; export { x }; export * from './bad.ts'; x();"],
  ['an ambient module and a global addition', "declare module 'x' { export function y(): void } declare global { interface Array<T> { z(): void } } export {}"],
])('%s cost nothing else', async (_what, text) => {
  const { edges } = await analyze({ 'bad.ts': text, 'good.ts': victim });

  expect(edges.filter(({ from }) => from.startsWith('good.ts')).map(({ from, to }) => `${from} ${to}`)).toEqual(['good.ts#g good.ts#f']);
});

it('a member is looked for once in each of many parents, however many ways lead there', async () => {
  const layers = Array.from({ length: 16 }, (_, at) => `class A${at + 1} extends (x ? A${at} : B${at}) {} class B${at + 1} extends (x ? A${at} : B${at}) {}`);

  expect(await callsIn(`class A0 { m() {} } class B0 {} ${layers.join(' ')} new A16().m(); new A16().missing();`, 'js')).toContain('. -> A0.m');
});

it('a file of 2 MB is left out, and said to be', async () => {
  const { failed } = await analyze({ 'big.js': `f();\n`.repeat(400_000), 'good.ts': victim });

  expect(failed).toEqual([{ path: 'big.js', reason: 'It is larger than 1 MB.' }]);
});

it('names of prototypes are names like others', async () => {
  const text = "const o = { constructor() {}, toString() {}, hasOwnProperty() {} }; o.constructor(); o.toString(); o['hasOwnProperty'](); const m = {}; m['__proto__x'] = () => 1; m.__proto__x()";

  expect(await callsIn(text, 'js')).toEqual(['. -> m.__proto__x', '. -> o.constructor', '. -> o.hasOwnProperty', '. -> o.toString']);
});

it('paths are only names: odd ones, and two that differ in case', async () => {
  const texts = {
    'a b/#?.ts': "import { f } from './F.ts'; import { f as g } from './f.ts'; f(); g();",
    'a b/F.ts': 'export function f() {}',
    'a b/f.ts': 'export function f() {}',
    '__proto__': 'f()',
  };

  expect(await callsAmong(texts, 'a b/#?.ts')).toEqual(['. -> a b/F.ts#f', '. -> a b/f.ts#f']);
});

it('control characters in names do not reach the graph', async () => {
  const { nodes } = await analyze({ 'a.js': "const o = { 'a\\u0000\\nb'() {} }; o['x\\u001b[2J'] = () => 1" });

  expect(nodes.filter(({ qualifiedName }) => /\p{Cc}/u.test(qualifiedName))).toEqual([]);
});

it('a text that could not be read costs its file alone', async () => {
  const input = inputOf({ 'gone.ts': 'f()', 'good.ts': victim });
  const { edges } = await scriptCalls.analyze({ ...input, texts: new Map([['good.ts', victim]]) });

  expect(edges.map(({ to }) => to)).toEqual(['good.ts#f']);
});
