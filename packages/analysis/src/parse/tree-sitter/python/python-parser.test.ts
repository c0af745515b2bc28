import { describe, expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const python = (text: string) => parseText('Python', text);

describe('an import of Python', () => {
  it.each([
    ['import a, b.c as d', ['import a', 'import b.c']],
    ['from a.b import c as d, e', ['import a.b {c, e}']],
    ['from . import x', ['import . {x}']],
    ['from ... pkg . mod import (x,\n  y)', ['import ...pkg.mod {x, y}']],
    ['from a import *', ['import a {*}']],
    ['from __future__ import annotations', []],
    ['try:\n    import a\nexcept ImportError:\n    import b', ['import a conditional', 'import b conditional']],
    ['if TYPE_CHECKING:\n    import a\nelse:\n    import b', ['import a type-only', 'import b conditional']],
    ['if typing.TYPE_CHECKING:\n    from a import B', ['import a {B} type-only']],
    ['def f():\n    def g():\n        import a', ['import a conditional']],
    ['class C:\n    import a', ['import a']],
    ['with x:\n    import a', ['import a']],
    ["m = importlib.import_module('a.b')", ['dynamic a.b']],
    ["def f(): return __import__('a')", ['dynamic a conditional']],
    ["importlib.import_module('.a', package=__name__)", []],
    ['importlib.import_module(name)', []],
    ['importlib.import_module(f"a.{b}")', []],
  ])('%j', async (text, expected) => {
    expect(importLines((await python(text)).imports)).toEqual(expected);
  });
});

describe('a definition of Python', () => {
  it('has a signature without body, decorators and members', async () => {
    const { symbols } = await python(
      [
        '@dec(1)',
        '@a.b',
        'async def f(a: int,  # the first',
        '            *args) -> str:',
        '    """Does it.',
        '',
        '    At length."""',
        '    def local(): pass',
        'class C(Base, metaclass=M):',
        "    'Holds it.'",
        '    size: int = 3',
        '    def __init__(self): self.x = 1',
        '    if True:',
        '        @property',
        '        def _p(self): ...',
        '    class Inner: pass',
      ].join('\n'),
    );

    expect(outline(symbols)).toEqual([
      '+ function f | async def f(a: int, *args) -> str',
      '+ class C | class C(Base, metaclass=M)',
      '  + property size | size: int = 3',
      '  + constructor __init__ | def __init__(self)',
      '  - method _p | def _p(self)',
      '  + class Inner | class Inner',
    ]);
    expect(symbols[0]).toMatchObject({ doc: 'Does it.', decorators: ['dec(1)', 'a.b'], line: 1, endLine: 8 });
    expect(symbols[1]).toMatchObject({ doc: 'Holds it.', line: 9, endLine: 16 });
  });

  it.each([
    ['A = 1\nb: int = 2\nA = 3', ['+ constant A | A = 1', '+ variable b | b: int = 2']],
    ['a = b = 1', ['+ variable a | a = b = 1', '+ variable b | a = b = 1']],
    ['_a, B = 1, 2', ['- variable _a | _a, B = 1, 2', '+ constant B | _a, B = 1, 2']],
    ['type A[T] = list[T]', ['+ type A | type A[T] = list[T]']],
    ['a.b = 1\na[0] = 2\na += 1', []],
  ])('%j', async (text, expected) => {
    expect(outline((await python(text)).symbols)).toEqual(expected);
  });
});

describe('what a module of Python exports', () => {
  it.each([
    ['def f(): pass\ndef _g(): pass', ['f']],
    ["from x import y\n__all__ = ['_g', 'y']\ndef f(): pass\ndef _g(): pass", ['y', '_g']],
    ["__all__ = ('f',)\n__all__ += ['g']\ndef f(): pass\ndef g(): pass", ['f', 'g']],
    ['__all__ = x.__all__\ndef f(): pass', ['f']],
    ['__version__ = "1"', ['__version__']],
  ])('%j', async (text, expected) => {
    expect((await python(text)).exports.map(({ name }) => name)).toEqual(expected);
  });
});

it('ends a definition with its last statement', async () => {
  const { symbols } = await python('class A:\n    def f(self):\n        if x:\n            pass\n            # below\n        # below\n\n    # below\n');

  expect(symbols).toMatchObject([{ endLine: 4, members: [{ endLine: 4 }] }]);
});

it('tells what can be told of a text with errors', async () => {
  const { symbols, imports, syntaxErrors } = await python('import a\nclass C:\n    def f(self): pass\nclass ( D:\n\nimport b\n');

  expect(syntaxErrors).toBe(true);
  expect(outline(symbols)).toContain('+ class C | class C');
  expect(importLines(imports)).toContain('import a');
});
