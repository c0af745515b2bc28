import { expect, it } from 'vitest';
import { callsIn } from './calls-of.js';

const functions = 'function f() {} function g() {}';

it.each([
  ['a declared function', 'f()', ['. -> f']],
  ['one that is declared later', 'h(); function h() { f() }', ['. -> h', 'h -> f']],
  ['an arrow function in a variable', 'const h = () => f(); h()', ['. -> h', 'h -> f']],
  ['a function expression in a variable', 'const h = function () { f() }; h()', ['. -> h', 'h -> f']],
  ['a function expression that calls itself', 'const h = function again() { again() }; h()', ['. -> h', 'h -> h']],
  ['a function that is called where it is written', '(function () { f() })()', ['. -> <anonymous:2:2> (call)', '<anonymous:2:2> -> f']],
  ['a function within another', 'function h() { function inner() { f() } inner() } h()', ['. -> h', 'h -> h.inner', 'h.inner -> f']],
  ['an alias', 'const h = f; h()', ['. -> f']],
  ['either of two', 'const h = Math.random() > 0.5 ? f : g; h()', ['. -> f', '. -> g']],
  ['a fallback', 'const h = undefined ?? f; h()', ['. -> f']],
  ['the last of a sequence', '(f, g)()', ['. -> g']],
  ['an argument', 'function h(x) { x() } h(f)', ['. -> h', 'h -> f']],
  ['an argument by default', 'function h(x = f) { x() } h()', ['. -> h', 'h -> f']],
  ['a rest argument', 'function h(...xs) { xs[0]() } h(f)', ['. -> h', 'h -> f']],
  ['the second of the rest', 'function h(a, ...xs) { xs[0]() } h(g, f)', ['. -> h', 'h -> f']],
  ['spread arguments', 'function h(a, b) { b() } h(...[f, g])', ['. -> h', 'h -> g']],
  ['arguments', 'function h() { arguments[0]() } h(f)', ['. -> h', 'h -> f']],
  ['an argument that is taken apart', 'function h({ x }) { x() } h({ x: f })', ['. -> h', 'h -> f']],
  ['what a function returns', 'function h() { return f } h()()', ['. -> f', '. -> h']],
  ['what an arrow function returns', 'const h = () => f; h()()', ['. -> f', '. -> h']],
  ['a closure', 'function h(x) { return () => x() } h(f)()', ['. -> h', '. -> h.<anonymous:2:24>', 'h.<anonymous:2:24> -> f']],
  ['a function that gives back what it gets', 'function id(x) { return x } id(f); id(g)()', ['. -> g', '. -> id']],
  ['call', 'f.call(null)', ['. -> f']],
  ['apply with arguments', 'function h(x) { x() } h.apply(null, [f])', ['. -> h', 'h -> f']],
  ['bind with an argument', 'function h(x) { x() } h.bind(null, f)()', ['. -> h', 'h -> f']],
  ['Reflect.apply', 'function h(x) { x() } Reflect.apply(h, null, [f])', ['. -> h', 'h -> f']],
  ['an optional call', 'const h = f; h?.()', ['. -> f']],
  ['a tagged template', 'function tag(texts, x) { x() } tag`a${f}b`', ['. -> tag (implicit)', 'tag -> f']],
  ['what an assignment gives', 'let h; (h = f)()', ['. -> f']],
  ['the last of several assignments in a row', 'let h = f; h = g; h()', ['. -> g']],
  ['a variable that is assigned under a condition', 'let h = f; if (Math.random()) h = g; h()', ['. -> f', '. -> g']],
  ['two that change places', 'let x = f, y = g; [x, y] = [y, x]; x()', ['. -> g']],
  ['a thrown function that is caught', 'try { throw f } catch (e) { e() }', ['. -> f']],
  ['in loops, switches and conditions', 'for (;;) { switch (1) { case 1: f() } if (true) g(); else f() }', ['. -> f', '. -> g']],
  ['a global variable', 'globalThis.h = f; h()', ['. -> f']],
])('follows %s', async (_what, text, expected) => {
  const calls = await callsIn(`${functions}\n${text}`, 'js');

  expect(calls).toEqual(expected.map((each) => each.replace(' (call)', '')));
});
