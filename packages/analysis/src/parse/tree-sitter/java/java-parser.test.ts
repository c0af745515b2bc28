import { expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const java = (text: string) => parseText('Java', text);

it('reads package and imports of Java', async () => {
  const { imports, packageName } = await java('package com.x.y;\nimport java.util.List;\nimport static java.lang.Math.*;\nimport static a.B.c;\nimport a.b.*;');

  expect(packageName).toBe('com.x.y');
  expect(importLines(imports)).toEqual(['import java.util.List', 'import java.lang.Math.*', 'import a.B.c', 'import a.b.*']);
});

it.each([
  [
    '@Deprecated @Named("a") public abstract class C<T> extends B implements I { private static final int A = 1, B = 2; int[] arr; public C(int a) throws X { } protected <R> R m(final int x) { return null; } }',
    [
      '+ class C | public abstract class C<T> extends B implements I',
      '  - constant A | private static final int A = 1, B = 2',
      '  - constant B | private static final int A = 1, B = 2',
      '  - property arr | int[] arr',
      '  + constructor C | public C(int a) throws X',
      '  - method m | protected <R> R m(final int x)',
    ],
  ],
  ['enum E { A, B(1) { }; void f(){} }', ['- enum E | enum E', '  + constant A | A', '  + constant B | B(1)', '  - method f | void f()']],
  ['public interface I { void a(); default int b() { return 1; } private void c() {} int K = 1; }', ['+ interface I | public interface I', '  + method a | void a()', '  + method b | default int b()', '  - method c | private void c()', '  + constant K | int K = 1']],
  ['public record R(int x, String y) { public R { } }', ['+ class R | public record R(int x, String y)', '  + constructor R | public R']],
  ['@interface Ann { int value() default 1; }', ['- interface Ann | @interface Ann', '  + method value | int value() default 1']],
])('defines %j', async (text, expected) => {
  expect(outline((await java(text)).symbols)).toEqual(expected);
});

it('tells annotations and the first paragraph of Javadoc', async () => {
  const { symbols } = await java('/**\n * Keeps a {@code List}\n * of <b>things</b>.\n *\n * <p>More.\n * @param x y\n */\n@Deprecated\n@SuppressWarnings({"a", "b"})\nclass C {}');

  expect(symbols).toMatchObject([{ doc: 'Keeps a {@code List} of things .', decorators: ['Deprecated', 'SuppressWarnings({"a", "b"})'], line: 8, endLine: 10 }]);
});
