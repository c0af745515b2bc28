import { describe, expect, it } from 'vitest';
import { createAttributeIndex } from './git-attributes.js';
import { createGlob } from './glob.js';

describe('a pattern', () => {
  it.each([
    ['*.js', 'a/b.js', true],
    ['*.js', 'a/b.jsx', false],
    ['a/*.js', 'a/b.js', true],
    ['a/*.js', 'a/b/c.js', false],
    ['/a.js', 'a.js', true],
    ['/a.js', 'b/a.js', false],
    ['a/**', 'a/b/c', true],
    ['a/**', 'b/a/c', false],
    ['**/gen/*', 'x/y/gen/z', true],
    ['**/gen/*', 'gen/z', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['[a-c]?.txt', 'bx.txt', true],
    ['[!a-c]x', 'dx', true],
    ['[!a-c]x', 'ax', false],
    ['\\*.js', '*.js', true],
    ['\\*.js', 'a.js', false],
    ['[', '[', true],
    ['', 'a', false],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(createGlob(pattern)(path)).toBe(expected);
  });

  it('answers at once where backtracking would not end', () => {
    expect(createGlob('*a'.repeat(100))('a'.repeat(4000) + 'b')).toBe(false);
    expect(createGlob('**/a/'.repeat(40) + 'b')('a/'.repeat(1000) + 'c')).toBe(false);
  });
});

describe('attributes', () => {
  it('reads only what Linguist reads', () => {
    const index = createAttributeIndex([{ path: '.gitattributes', text: '* text=auto filter=evil diff=x\n*.c linguist-vendored eol=lf\n# *.h linguist-generated\n' }]);

    expect(index.of('a.c')).toEqual({ vendored: true });
    expect(index.of('a.h')).toEqual({});
  });

  it('lets later lines and deeper files win', () => {
    const index = createAttributeIndex([
      { path: 'sub/.gitattributes', text: 'a.ts -linguist-generated\n' },
      { path: '.gitattributes', text: '*.ts linguist-generated\nb.ts linguist-generated=false\n' },
    ]);

    expect(index.of('a.ts')).toEqual({ generated: true });
    expect(index.of('b.ts')).toEqual({ generated: false });
    expect(index.of('sub/a.ts')).toEqual({ generated: false });
  });

  it('reads quoted patterns, languages and carriage returns', () => {
    const index = createAttributeIndex([{ path: '.gitattributes', text: '"my file.x" linguist-language=Perl\r\n*.tmpl linguist-documentation=true\r\n' }]);

    expect(index.of('my file.x')).toEqual({ language: 'Perl' });
    expect(index.of('a.tmpl')).toEqual({ documentation: true });
  });

  it('says so when there are more rules than are applied', () => {
    const index = createAttributeIndex([{ path: '.gitattributes', text: '*.a linguist-vendored\n'.repeat(5000) }]);

    expect(index.truncated).toBe(true);
    expect(index.of('x.a')).toEqual({ vendored: true });
  });
});
