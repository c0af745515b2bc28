import { expect, it } from 'vitest';
import { callsIn } from './calls-of.js';

const shapes = 'interface Shape { area(): number } class Square implements Shape { area() { return 1 } } class Round implements Shape { area() { return 3 } }';

it.each([
  ['an interface leads to what implements it', `${shapes} export function sum(s: Shape) { s.area() }`, ['sum -> Round.area', 'sum -> Square.area']],
  ['what is created hides what is not', `${shapes} export function sum(s: Shape) { s.area() } new Round()`, ['. -> Round (construct)', 'sum -> Round.area']],
  ['what arrives hides what is declared', `${shapes} function sum(s: Shape) { s.area() } sum(new Round()); new Square()`, ['. -> Round (construct)', '. -> Square (construct)', '. -> sum', 'sum -> Round.area']],
  ['a class that is declared', 'class C { m() {} } export function h(c: C) { c.m() }', ['h -> C.m']],
  ['an abstract method', 'abstract class A { abstract m(): void; go() { this.m() } } class B extends A { m() {} }', ['A.go -> B.m']],
  ['a generic method of the platform', 'class C { m() {} } export function h(cs: Map<string, C>) { cs.get("a")!.m() }', ['h -> C.m']],
  ['elements of a declared list', 'class C { m() {} } export function h(cs: C[]) { cs.forEach((c) => c.m()); for (const c of cs) c.m() }', ['h -> C.m', 'h -> h.<anonymous:1:60> (callback)', 'h.<anonymous:1:60> -> C.m']],
  ['what a promise holds', 'class C { m() {} } export async function h(c: Promise<C>) { (await c).m() }', ['h -> C.m']],
  ['a parameter that becomes a property', 'class R { m() {} } export class S { constructor(private readonly r: R) {} go() { this.r.m() } }', ['S.go -> R.m']],
  ['a declared field', 'class R { m() {} } export class S { r!: R; go() { this.r.m() } }', ['S.go -> R.m']],
  ['an assertion', 'class C { m() {} } (JSON.parse("") as C).m()', ['. -> C.m']],
  ['a type that is inferred', 'class C { m() {} } declare function make<T>(k: new () => T): T; make(C).m()', ['. -> C.m']],
  ['a union', 'class C { m() {} } class D { m() {} } export function h(x: C | D) { x.m() }', ['h -> C.m', 'h -> D.m']],
  ['a getter of a declared class', 'function f() {} class C { get x() { f(); return 1 } } export function h(c: C) { return c.x }', ['C.x -> f', 'h -> C.x (property)']],
  ['overloads are one function', 'function f(a: string): void; function f(a: number): void; function f(a: unknown) {} f(1)', ['. -> f']],
  ['a namespace', 'namespace N { export function f() {} } N.f()', ['. -> N.f']],
  ['an enumeration as names', 'enum K { A = "a" } const table = { [K.A]: () => 1, b: () => 2 }; table[K.A]()', ['. -> table.[K.A]']],
  ['satisfies', 'const o = { m() {} } satisfies object; o.m()', ['. -> o.m']],
  ['an object that implements an interface', 'interface R { m(): void } const r: R = { m() {} }; export function h(x: R) { x.m() }', ['h -> r.m']],
])('%s', async (_what, text, expected) => {
  const calls = await callsIn(text);

  expect(calls).toEqual(expected);
});
