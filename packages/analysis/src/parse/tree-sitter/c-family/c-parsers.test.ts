import { describe, expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

it.each([
  ['#include <stdio.h>\n#include "x/y.h"', ['include stdio.h system', 'include x/y.h']],
  ['#ifdef A\n#include "a.h"\n#else\n#include "b.h"\n#endif', ['include a.h conditional', 'include b.h conditional']],
  ['// Guard\n#ifndef X_H\n#define X_H\n#include "a.h"\n#endif', ['include a.h']],
  ['void f(void) {\n#include "body.inc"\n}', ['include body.inc']],
  ['#include MACRO', []],
])('includes %j', async (text, expected) => {
  for (const language of ['C', 'C++']) expect(importLines((await parseText(language, text)).imports)).toEqual(expected);
});

describe('C', () => {
  it.each([
    ['static int f(int a, char **b) { return 0; }\nint g(void);', ['- function f | static int f(int a, char **b)', '+ function g | int g(void)']],
    ['int *p(void) { return 0; }\nint (*q)(void);\nchar *(*w(int a))(void) { }', ['+ function p | int *p(void)', '+ variable q | int (*q)(void)', '+ function w | char *(*w(int a))(void)']],
    ['typedef struct Foo { int a; } Foo;\ntypedef struct { char *b; } Bar, *BarRef;', ['+ struct Foo | typedef struct Foo', '  + property a | int a', '+ struct Bar | typedef struct', '  + property b | char *b', '+ type BarRef | BarRef']],
    ['enum E { A, B = 2 };\nunion U { int a; };\nstruct Forward;', ['+ enum E | enum E', '  + constant A | A', '  + constant B | B = 2', '+ struct U | union U', '  + property a | int a']],
    ['typedef int (*fn)(int);\ntypedef unsigned long ul;', ['+ type fn | typedef int (*fn)(int)', '+ type ul | typedef unsigned long ul']],
    ['extern int e;\nconst int k = 1;\nstatic int s;', ['+ variable e | extern int e', '+ constant k | const int k = 1', '- variable s | static int s']],
    ['#define MAX 10\n#define SQ(x) ((x)*(x))\n#define GUARD_H', ['+ macro MAX | #define MAX 10', '+ macro SQ | #define SQ(x)']],
    ['#if X\nint a(void);\n#else\nint b(void);\n#endif', ['+ function a | int a(void)', '+ function b | int b(void)']],
  ])('defines %j', async (text, expected) => {
    expect(outline((await parseText('C', text)).symbols)).toEqual(expected);
  });
});

describe('C++', () => {
  it.each([
    [
      'template <typename T> class C : public B<T> { int p; public: C(); ~C() = default; int m() const { return 1; } T& operator[](int i); operator bool() const; struct In { int q; }; protected: void h(); };',
      [
        '+ class C | template <typename T> class C : public B<T>',
        '  - property p | int p',
        '  + constructor C | C()',
        '  + method ~C | ~C() = default',
        '  + method m | int m() const',
        '  + method operator[] | T& operator[](int i)',
        '  + method operator bool | operator bool() const',
        '  + struct In | struct In',
        '    + property q | int q',
        '  - method h | void h()',
      ],
    ],
    ['template <typename T> void C<T>::s() {}\nint a::b::f(int x) { return 0; }', ['+ function C::s | template <typename T> void C<T>::s()', '+ function a::b::f | int a::b::f(int x)']],
    ['namespace a::b { void f(); }\nnamespace { void g() {} }', ['+ namespace a::b | namespace a::b', '  + function f | void f()', '- function g | void g()']],
    ['using X = int;\ntemplate<class T> concept K = true;', ['+ type X | using X = int', '+ type K | template<class T> concept K = true']],
    ['extern "C" { void a(); }\nextern "C" void b();', ['+ function a | void a()', '+ function b | void b()']],
    ['enum class E : int { A };\nauto f(int x) -> int { return x; }', ['+ enum E | enum class E : int', '  + constant A | A', '+ function f | auto f(int x) -> int']],
  ])('defines %j', async (text, expected) => {
    expect(outline((await parseText('C++', text)).symbols)).toEqual(expected);
  });
});

it('documents what the comment above says', async () => {
  const { symbols } = await parseText('C', '/* Licence */\n\n/**\n * Adds.\n *\n * Slowly.\n */\nint add(int a); /* trailing */\nint sub(int a);');

  expect(symbols.map(({ doc }) => doc)).toEqual(['Adds.', null]);
});
