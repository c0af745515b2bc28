import { describe, expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const rust = (text: string) => parseText('Rust', text);

describe('an import of Rust', () => {
  it.each([
    ['use std::collections::HashMap;', ['import std::collections::HashMap']],
    ['use crate::a::{self, b::{c, d as e}, f::*};', ['import crate::a', 'import crate::a::b::c', 'import crate::a::b::d', 'import crate::a::f::*']],
    ['use ::h::i as k;', ['import h::i']],
    ['use {a::b, c};', ['import a::b', 'import c']],
    ['pub use super::g;', ['re-export super::g']],
    ['extern crate serde as s;', ['import serde']],
    ['mod a;\npub mod b;', ['module a', 'module b']],
    ['#[path = "other.rs"]\nmod a;', ['module other.rs {a}']],
    ['mod o { mod p; }', ['module o::p']],
    ['mod tests { use super::*; use self::a::b; use x::y; }', ['import self::*', 'import self::tests::a::b', 'import x::y']],
    ['mod a { mod b { use super::c; use super::super::d; use super::super::super::e; } }', ['import self::a::c', 'import self::d', 'import super::e']],
    ['fn f() { use a::b; }', ['import a::b conditional']],
    ['impl S { fn f() { if x { use a::b; } } }', ['import a::b conditional']],
  ])('%j', async (text, expected) => {
    expect(importLines((await rust(text)).imports)).toEqual(expected);
  });
});

it.each([
  ['pub struct S<T> where T: X { pub a: i32, b: T }', ['+ struct S | pub struct S<T> where T: X', '  + property a | pub a: i32', '  - property b | b: T']],
  ['struct S;\nimpl S { pub fn new() -> Self { S } fn p(&self) {} }\nimpl Tr for S { fn q(&self) {} }', ['- struct S | struct S', '  + method new | pub fn new() -> Self', '  - method p | fn p(&self)', '  + method q | fn q(&self)']],
  ['impl<T> Tr for other::S<T> { fn f(&self) {} }', ['- class other::S | impl<T> Tr for other::S<T>', '  + method f | fn f(&self)']],
  ['pub enum E { A, B(i32) }', ['+ enum E | pub enum E', '  + constant A | A', '  + constant B | B']],
  ['pub(crate) trait Tr: Sup { const K: i32; fn f(&self); fn g() {} }', ['+ trait Tr | pub(crate) trait Tr: Sup', '  + constant K | const K: i32', '  + method f | fn f(&self)', '  + method g | fn g()']],
  ["pub async fn f<'a>(x: &'a str) -> Result<(), E> where X: Y { }", ["+ function f | pub async fn f<'a>(x: &'a str) -> Result<(), E> where X: Y"]],
  ['#[macro_export] macro_rules! m { () => {} }', ['+ macro m | macro_rules! m']],
  ['extern "C" { pub fn c(x: i32); }', ['+ function c | pub fn c(x: i32)']],
  ['pub static A: &str = "";\nconst B: i32 = 1;', ['+ variable A | pub static A: &str = ""', '- constant B | const B: i32 = 1']],
])('defines %j', async (text, expected) => {
  expect(outline((await rust(text)).symbols)).toEqual(expected);
});

it('tells attributes and documentation, whichever comes between', async () => {
  const { symbols } = await rust('/// Doc.\n/// More\n///\n/// Later\n#[derive(Debug, Clone)]\n#[serde(rename = "x")]\nstruct S;\n\n/** Block. */\nfn f() {}');

  expect(symbols).toMatchObject([
    { doc: 'Doc. More', decorators: ['derive(Debug, Clone)', 'serde(rename = "x")'], line: 5, endLine: 7 },
    { doc: 'Block.', decorators: [], line: 10 },
  ]);
});
