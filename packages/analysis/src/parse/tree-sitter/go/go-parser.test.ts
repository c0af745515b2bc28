import { expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const go = (text: string) => parseText('Go', `package main\n${text}`);

it('reads every import of Go', async () => {
  const { imports, packageName } = await go('import "fmt"\nimport (\n  . "strings"\n  _ "embed"\n  m "math/rand/v2"\n  `raw/path`\n)');

  expect(packageName).toBe('main');
  expect(importLines(imports)).toEqual(['import fmt', 'import strings {*}', 'import embed', 'import math/rand/v2', 'import raw/path']);
  expect(imports.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7]);
});

it.each([
  ['func F[T any](a int, b ...string) (int, error) { return 0, nil }', ['+ function F | func F[T any](a int, b ...string) (int, error)']],
  ['func (s *Server[T]) Handle(x int) {}', ['+ method Server.Handle | func (s *Server[T]) Handle(x int)']],
  ['func (s server) Handle() {}', ['- method server.Handle | func (s server) Handle()']],
  ['func (s *S) h() {}\ntype S struct { Name, nick string; *Embedded }', ['+ struct S | type S struct', '  + property Name | Name string', '  - property nick | nick string', '  - method h | func (s *S) h()']],
  ['type I interface { M(a int) error; fmt.Stringer }', ['+ interface I | type I interface', '  + method M | M(a int) error']],
  ['type Alias = int\ntype Fn func(int) string', ['+ type Alias | type Alias = int', '+ type Fn | type Fn func(int) string']],
  ['const (\n A = iota\n b\n)', ['+ constant A | const A = iota', '- constant b | const b']],
  ['var V, _ int = 1, 2\nvar (\n  q = 3\n)', ['+ variable V | var V, _ int = 1, 2', '- variable q | var q = 3']],
  ['type Über struct{}', ['+ struct Über | type Über struct']],
])('defines %j', async (text, expected) => {
  expect(outline((await go(text)).symbols)).toEqual(expected);
});

it('documents what the comment directly above says, without directives', async () => {
  const text = '// Not this.\n\n// F does it,\n// and more.\n//\n// Later.\n//go:noinline\nfunc F() {} // trailing\nfunc g() {}\ntype (\n  // T is one.\n  T int\n)';

  expect((await go(text)).symbols.map(({ doc }) => doc)).toEqual(['F does it, and more.', null, 'T is one.']);
});
