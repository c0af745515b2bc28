import { describe, expect, it } from 'vitest';
import { pythonCalls } from '../python-calls.js';
import { analyzed, edgesOf, inputOf } from './edges-of.js';

const deep = 100_000;

describe('hostile Python', () => {
  it.each([
    ['brackets', `f(${'('.repeat(deep)}${')'.repeat(deep)})`],
    ['calls', `x = ${'f('.repeat(deep)}${')'.repeat(deep)}`],
    ['attributes', `x${'.a'.repeat(deep / 10)}()`],
    ['operators', `x = ${'a + '.repeat(deep / 10)}a`],
    ['lambdas', `x = ${'lambda: '.repeat(deep / 10)}1`],
    ['blocks', Array.from({ length: 1000 }, (_value, level) => `${' '.repeat(level)}if x:`).join('\n')],
    ['elif', `if a: pass\n${'elif b: f()\n'.repeat(2000)}`],
  ])('%s nested deeply cost only themselves', async (_title, hostile) => {
    const edges = await edgesOf({ 'bad.py': hostile, 'm.py': 'def f(): pass\nf()' });

    expect(edges).toContain('m -> m.f');
  });

  it('reads a file of 2 MB', async () => {
    const source = `def f(): pass\n${Array.from({ length: 10_000 }, (_value, index) => `name${String(index)} = f  # ${'-'.repeat(180)}\nname${String(index)}(1, 2)`).join('\n')}`;

    const { edges } = await analyzed(source);

    expect(source.length).toBeGreaterThan(2_000_000);
    expect(edges).toMatchObject([{ from: 'm', to: 'm.f', calls: 10_000, line: 3 }]);
  });

  it.each([
    ['a class that inherits from itself', 'class A(A):\n    def f(self): self.f()\nclass B(C): pass\nclass C(B): pass\nC().g()'],
    ['a partial of itself', 'from functools import partial\ndef f(a): pass\nwhile x: f = partial(f, f)\nf()'],
    ['decorators without end', 'while x: f = staticmethod(classmethod(property(f)))'],
    ['a list in itself', 'a = []\na.append(a)\nfor b in a:\n    a = a[1:]\n    b[0]()'],
    ['attributes without end', 'import x\nwhile y: x = x.Foo()\nx.run()'],
    ['a generator that yields itself', 'def g():\n    yield g\n    for a in g(): yield a()'],
    ['names of Object.prototype', 'class constructor:\n    def __proto__(self): self.toString()\n    def toString(self): pass\nhasOwnProperty = constructor()\nhasOwnProperty.__proto__()'],
    ['what is no Python', 'def f(:\n  ))) class {\n\u0000\u0001 lambda lambda'],
  ])('%s comes to an end', async (_title, source) => {
    const { failed } = await analyzed(source);

    expect(failed).toEqual([]);
  });

  it('finds what it can around syntax errors', async () => {
    expect(await edgesOf('def f(): g()\ndef g(): pass\nx = = 1\nf()\n)\ng()')).toEqual(['m -> m.f', 'm -> m.g', 'm.f -> m.g']);
  });

  it('lists a file whose text is missing, and goes on', async () => {
    const input = await inputOf({ 'a.py': 'import b', 'b.py': 'def f(): pass\nf()' });
    const texts = new Map([...input.texts].slice(1));

    const { failed, edges } = await pythonCalls.analyze({ ...input, texts });

    expect(failed).toEqual([{ path: 'a.py', reason: 'Its text could not be read.' }]);
    expect(edges).toHaveLength(1);
  });
});

describe('what the analysis of Python keeps', () => {
  const files = { 'm.py': 'from a import f\nf(print)', 'a.py': 'def f(g): g()' };

  it('is all that it needs: texts of unchanged files are not asked for, and the answer is the same', async () => {
    const input = await inputOf(files);
    const first = await pythonCalls.analyze(input);
    const kept = new Map<string, unknown>(JSON.parse(JSON.stringify([...first.keep])) as [string, unknown][]);

    const again = await pythonCalls.analyze({ ...input, texts: new Map(), kept });

    expect(pythonCalls.wants({ ...input, kept })).toEqual([]);
    expect(again).toEqual(first);
  });

  it('is wanted anew for a file that changed', async () => {
    const input = await inputOf(files);
    const { keep } = await pythonCalls.analyze(input);
    keep.delete('a.py');

    expect(pythonCalls.wants({ ...input, kept: keep })).toEqual(['a.py']);
  });
});

describe('what is said of the analysis of Python', () => {
  it('counts calls, and those that nothing was found for', async () => {
    const { coverage } = await analyzed('def f(a):\n    a()\n    a.b()\n    len(a)\nf(None)');

    expect(coverage).toEqual([{ method: 'flow', languages: ['Python'], files: 1, calls: 4, unresolved: 2, reason: null }]);
  });

  it('is less sure where several are possible, and where an annotation is believed', async () => {
    const { edges } = await analyzed('def f(): pass\ndef g(): pass\ndef h(): pass\ndef i(): pass\na = x and f or g\na()\nclass C:\n    def m(self): pass\ndef run(c: C): c.m()\nh()');

    expect(edges.map(({ to, confidence }) => [to, confidence])).toEqual([
      ['m.f', 0.5],
      ['m.g', 0.5],
      ['m.h', 1],
      ['m.C.m', 0.7],
    ]);
  });

  it('describes each node once', async () => {
    const { nodes } = await analyzed('if x:\n    def f():\n        pass\nelse:\n    def f(): len(1)\nclass C:\n    def __init__(self): pass\n    def m(self): return lambda: 1');

    expect(nodes.map(({ qualifiedName, name, kind, path, line, endLine }) => [qualifiedName, name, kind, path, line, endLine])).toEqual([
      ['builtins.len', 'len', 'external', null, null, null],
      ['m', 'm', 'module', 'm.py', 1, 8],
      ['m.C', 'C', 'class', 'm.py', 6, 8],
      ['m.C.__init__', '__init__', 'constructor', 'm.py', 7, 7],
      ['m.C.m', 'm', 'method', 'm.py', 8, 8],
      ['m.C.m.<lambda1>', '<lambda1>', 'anonymous', 'm.py', 8, 8],
      ['m.f', 'f', 'function', 'm.py', 2, 3],
    ]);
  });
});
