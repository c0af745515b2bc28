import { expect, it } from 'vitest';
import { callsIn } from './calls-of.js';

const functions = 'function f() {} function g() {}';

it.each([
  ['a constructor', 'class C { constructor() { f() } } new C()', ['. -> C.constructor (construct)', 'C.constructor -> f']],
  ['a class without a constructor', 'class C {} new C()', ['. -> C (construct)']],
  ['a method', 'class C { m() { f() } } new C().m()', ['. -> C (construct)', '. -> C.m', 'C.m -> f']],
  ['this', 'class C { m() { this.n() } n() {} }', ['C.m -> C.n']],
  ['a static method', 'class C { static m() { f() } } C.m()', ['. -> C.m', 'C.m -> f']],
  ['an inherited method', 'class A { m() {} } class B extends A {} new B().m()', ['. -> A.m', '. -> B (construct)']],
  ['an inherited constructor', 'class A { constructor() {} } class B extends A {} new B()', ['. -> A.constructor (construct)']],
  ['the constructor of the parent', 'class A { constructor() {} } class B extends A { constructor() { super() } } new B()', ['. -> B.constructor (construct)', 'B.constructor -> A.constructor (implicit)']],
  ['a method of the parent', 'class A { m() {} } class B extends A { m() { super.m() } } new B().m()', ['. -> B (construct)', '. -> B.m', 'B.m -> A.m']],
  ['an overridden method that the parent calls', 'class A { go() { this.m() } } class B extends A { m() {} } new B().go()', ['. -> A.go', '. -> B (construct)', 'A.go -> B.m']],
  ['a static method that is inherited', 'class A { static m() {} } class B extends A {} B.m()', ['. -> A.m']],
  ['a field', 'class C { m = () => f() } new C().m()', ['. -> C (construct)', '. -> C.m', 'C.m -> f']],
  ['what works out a field', 'class C { x = f() } new C()', ['. -> C (construct)', 'C -> f']],
  ['a static block', 'class C { static { f() } }', ['. -> f']],
  ['a private method', 'class C { m() { this.#n() } #n() {} }', ['C.m -> C.#n']],
  ['a function in a field', 'class C { constructor(x) { this.x = x } m() { this.x() } } new C(f).m()', ['. -> C.constructor (construct)', '. -> C.m', 'C.m -> f']],
  ['a getter', 'class C { get x() { return f } } new C().x()', ['. -> C (construct)', '. -> C.x (property)', '. -> f']],
  ['a setter', 'class C { set x(v) { v() } } new C().x = f', ['. -> C (construct)', '. -> C.x (property)', 'C.x -> f']],
  ['a computed method', "class C { ['m']() {} } new C().m()", ['. -> C (construct)', '. -> C.m']],
  ['a class in a variable', 'const C = class { m() {} }; new C().m()', ['. -> C (construct)', '. -> C.m']],
  ['a class that is an argument', 'class C { m() {} } function make(K) { return new K() } make(C).m()', ['. -> C.m', '. -> make', 'make -> C (construct)']],
  ['a mixin', 'const mix = (B) => class extends B { n() { this.m() } }; class A { m() {} } class C extends mix(A) {} new C().n()', ['. -> C (construct)', '. -> mix', '. -> mix.<anonymous:2:20>.n', 'mix.<anonymous:2:20>.n -> A.m']],
  ['a constructor function', 'function C() { this.m = f } new C().m()', ['. -> C (construct)', '. -> f']],
  ['a method of a prototype', 'function C() {} C.prototype.m = function () { f() }; new C().m()', ['. -> C (construct)', '. -> C.m', 'C.m -> f']],
  ['a prototype as a literal', 'function C() {} C.prototype = { m() { f() } }; new C().m()', ['. -> C (construct)', '. -> C.m', 'C.m -> f']],
  ['a parent that is called', 'function A() { this.m = f } function B() { A.call(this) } new B().m()', ['. -> B (construct)', '. -> f', 'B -> A']],
  ['a bound method', 'class C { m() { this.n() } n() {} } const h = new C().m; h.bind(new C())()', ['. -> C (construct)', '. -> C.m', 'C.m -> C.n']],
  ['an iterator', 'class C { *[Symbol.iterator]() { yield f } } for (const h of new C()) h()', ['. -> C (construct)', '. -> C.[Symbol.iterator] (implicit)', '. -> f']],
  ['an iterator by hand', 'class C { [Symbol.iterator]() { return this } next() { return { value: f } } } for (const h of new C()) h()', ['. -> C (construct)', '. -> C.[Symbol.iterator] (implicit)', '. -> C.next (implicit)', '. -> f']],
  ['a decorated class', 'function d(c) {} @d class C {}', ['. -> d (implicit)']],
  ['a decorator that is made', 'function d() { return (c) => {} } class C { @d() m() {} }', ['. -> d', '. -> d.<anonymous:2:23> (implicit)']],
])('follows %s', async (_what, text, expected) => {
  const calls = await callsIn(`${functions}\n${text}`, 'js');

  expect(calls).toEqual(expected);
});
