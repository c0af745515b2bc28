import { expect, it } from 'vitest';
import { callsIn } from './calls-of.js';

const functions = 'function f() {} function g() {}';

it.each([
  ['a property', 'const o = { m: f }; o.m()', ['. -> f']],
  ['a method', 'const o = { m() { f() } }; o.m()', ['. -> o.m', 'o.m -> f']],
  ['a function that is a property', 'const o = { m: () => f() }; o.m()', ['. -> o.m', 'o.m -> f']],
  ['a short property', 'const o = { f }; o.f()', ['. -> f']],
  ['this', 'const o = { a() { this.b() }, b() {} }; o.a()', ['. -> o.a', 'o.a -> o.b']],
  ['a property that is added', 'const o = {}; o.m = f; o.m()', ['. -> f']],
  ['a property that is written again', 'const o = { m: f }; o.m = g; o.m()', ['. -> g']],
  ['a name in brackets', "const o = { m: f, n: g }; o['m']()", ['. -> f']],
  ['a name in a constant', "const k = 'm'; const o = { [k]: f, n: g }; o[k]()", ['. -> f']],
  ['a name that was handed over', "function call(o, k) { o[k]() } call({ m: f, n: g }, 'm')", ['. -> call', 'call -> f']],
  ['any property, where the name is unknown', 'const o = { m: f, n: g }; o[Math.random()]()', ['. -> f', '. -> g']],
  ['a nested object', 'const o = { p: { m: f } }; o.p.m()', ['. -> f']],
  ['an object that is taken apart', 'const { m, n: [h] } = { m: f, n: [g] }; m(); h()', ['. -> f', '. -> g']],
  ['a default in a pattern', 'const { m = f } = {}; m()', ['. -> f']],
  ['the rest of a pattern', 'const { a, ...rest } = { a: g, m: f }; rest.m()', ['. -> f']],
  ['spread objects', 'const o = { ...{ m: f } }; o.m()', ['. -> f']],
  ['Object.assign', 'const o = Object.assign({}, { m: f }); o.m()', ['. -> f']],
  ['Object.create', 'const o = Object.create({ m: f }); o.m()', ['. -> f']],
  ['a prototype in a literal', 'const o = { __proto__: { m: f } }; o.m()', ['. -> f']],
  ['super in an object', 'const o = { __proto__: { m: f }, m() { super.m() } }; o.m()', ['. -> o.m', 'o.m -> f']],
  ['a getter', 'const o = { get m() { return f } }; o.m()', ['. -> f', '. -> o.m (property)']],
  ['a setter', 'const o = { set m(x) { x() } }; o.m = f', ['. -> o.m (property)', 'o.m -> f']],
  ['Object.defineProperty', "const o = {}; Object.defineProperty(o, 'm', { value: f }); o.m()", ['. -> f']],
  ['Object.values', 'for (const h of Object.values({ m: f })) h()', ['. -> f']],
  ['Object.entries', 'for (const [k, h] of Object.entries({ m: f })) h()', ['. -> f']],
  ['for … in', 'const o = { m: f }; for (const k in o) o[k]()', ['. -> f']],
  ['an element of an array', 'const a = [f, g]; a[1]()', ['. -> g']],
  ['all elements of an array', 'for (const h of [f, g]) h()', ['. -> f', '. -> g']],
  ['an array that is taken apart', 'const [, h] = [f, g]; h()', ['. -> g']],
  ['an array that something is pushed to', 'const a = []; a.push(f); a.forEach((h) => h())', ['. -> <anonymous:2:36> (callback)', '<anonymous:2:36> -> f']],
  ['what map gives', 'const a = [1].map(() => f); a[0]()', ['. -> <anonymous:2:19> (callback)', '. -> f']],
  ['what find gives', 'const h = [f].find(() => true); h()', ['. -> <anonymous:2:20> (callback)', '. -> f']],
  ['a reducer', 'const h = [f].reduce((a, b) => b, g); h()', ['. -> <anonymous:2:22> (callback)', '. -> f', '. -> g']],
  ['a map', "const m = new Map(); m.set('a', f); m.set('b', g); m.get('a')()", ['. -> f']],
  ['the entries of a map', "const m = new Map([['a', f]]); for (const [k, h] of m) h()", ['. -> f']],
  ['a set', 'const s = new Set([f]); s.forEach((h) => h())', ['. -> <anonymous:2:35> (callback)', '<anonymous:2:35> -> f']],
])('follows %s', async (_what, text, expected) => {
  const calls = await callsIn(`${functions}\n${text}`, 'js');

  expect(calls).toEqual(expected);
});
