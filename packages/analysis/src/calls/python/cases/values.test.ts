import { describe, expect, it } from 'vitest';
import { edgesOf } from './edges-of.js';

const two = 'def f(): pass\ndef g(): pass\n';

describe('containers, iteration and operators of Python', () => {
  it.each([
    ['a list by index', `${two}a = [f, g]\na[1]()`, ['m -> m.g']],
    ['a list by an unknown index', `${two}def run(i): [f, g][i]()`, ['m.run -> m.f', 'm.run -> m.g']],
    ['append', `${two}a = []\na.append(f)\na[0]()`, ['m -> m.f']],
    ['a slice', `${two}a = [f, g][1:]\na[0]()`, ['m -> m.g']],
    ['a tuple that is given back', `${two}def both(): return f, g\na, b = both()\nb()`, ['m -> m.both', 'm -> m.g']],
    ['a dictionary by key', `${two}d = {'a': f, 'b': g}\nd['b']()`, ['m -> m.g']],
    ['a key that is assigned anew', `${two}d = {'a': f}\nd['a'] = g\nd['a']()`, ['m -> m.g']],
    ['a key that is a constant elsewhere', { 'm.py': `from k import key\n${two}d = {'a': f, 'b': g}\nd[key]()`, 'k.py': "key = 'a'" }, ['m -> m.f']],
    ['dict.get', `${two}{'a': f}.get('a', g)()`, ['m -> m.f', 'm -> m.g']],
    ['dict.items', `${two}for name, a in {'x': f}.items(): a()`, ['m -> m.f']],
    ['dict.values', `${two}for a in {'x': f}.values(): a()`, ['m -> m.f']],
    ['dict(…) and update', `${two}d = dict(a=f)\nd.update(b=g)\nd['a']()\nd['b']()`, ['m -> m.f', 'm -> m.g']],
    ['setdefault', `${two}d = {}\nd.setdefault('a', f)()`, ['m -> m.f']],
    ['a defaultdict', `from collections import defaultdict\n${two}d = defaultdict(f)\nd[1]`, ['m -> collections.defaultdict', 'm -> m.f (callback)']],
    ['a set', `${two}for a in {f, g}: a()`, ['m -> m.f', 'm -> m.g']],
    ['a for loop', `${two}for a in (f, g): a()`, ['m -> m.f', 'm -> m.g']],
    ['enumerate and zip', `${two}for i, a in enumerate([f]): a()\nfor a, b in zip([f], [g]): b()`, ['m -> m.f', 'm -> m.g']],
    ['a comprehension', `${two}[a() for a in [f] if g()]`, ['m -> m.f', 'm -> m.g']],
    ['what a comprehension makes', `${two}for a in [b for b in [f]]: a()`, ['m -> m.f']],
    ['a dictionary comprehension', `${two}d = {k: f for k in 'ab'}\nd['a']()`, ['m -> m.f']],
    ['a generator', `${two}def gen():\n    yield f\nfor a in gen(): a()`, ['m -> m.f', 'm -> m.gen']],
    ['yield from', `${two}def one():\n    yield f\ndef two():\n    yield from one()\nnext(two())()`, ['m -> m.f', 'm -> m.two', 'm.two -> m.one']],
    ['__iter__ and __next__', `${two}class I:\n    def __iter__(self): return self\n    def __next__(self): return f\nfor a in I(): a()`, ['m -> m.I (construct)', 'm -> m.I.__iter__ (implicit)', 'm -> m.I.__next__ (implicit)', 'm -> m.f']],
    ['__iter__ as a generator', `${two}class I:\n    def __iter__(self):\n        yield f\nfor a in I(): a()`, ['m -> m.I (construct)', 'm -> m.I.__iter__ (implicit)', 'm -> m.f']],
    ['async for', `${two}class I:\n    def __aiter__(self): return self\n    async def __anext__(self): return f\nasync def run():\n    async for a in I(): a()`, ['m.run -> m.I (construct)', 'm.run -> m.I.__aiter__ (implicit)', 'm.run -> m.I.__anext__ (implicit)', 'm.run -> m.f']],
    ['with', `${two}class W:\n    def __enter__(self): return f\n    def __exit__(self, *a): pass\nwith W() as a: a()`, ['m -> m.W (construct)', 'm -> m.W.__enter__ (implicit)', 'm -> m.W.__exit__ (implicit)', 'm -> m.f']],
    ['async with', 'class W:\n    async def __aenter__(self): return self\n    async def __aexit__(self, *a): pass\n    def f(self): pass\nasync def run():\n    async with W() as w: w.f()', ['m.run -> m.W (construct)', 'm.run -> m.W.__aenter__ (implicit)', 'm.run -> m.W.__aexit__ (implicit)', 'm.run -> m.W.f']],
    ['contextlib.contextmanager', `from contextlib import contextmanager\n${two}@contextmanager\ndef w():\n    yield f\nwith w() as a: a()`, ['m -> contextlib.contextmanager (implicit)', 'm -> m.f', 'm -> m.w']],
    ['operators', 'class V:\n    def __add__(self, o): return self\n    def __radd__(self, o): return self\n    def __neg__(self): return self\n    def __lt__(self, o): return True\nv = V()\nv + 1\n1 + v\n-v\nv < v', ['m -> m.V (construct)', 'm -> m.V.__add__ (implicit)', 'm -> m.V.__lt__ (implicit)', 'm -> m.V.__neg__ (implicit)', 'm -> m.V.__radd__ (implicit)']],
    ['an augmented assignment', 'class V:\n    def __iadd__(self, o): return self\n    def f(self): pass\nv = V()\nv += 1\nv.f()', ['m -> m.V (construct)', 'm -> m.V.__iadd__ (implicit)', 'm -> m.V.f']],
    ['items', 'class V:\n    def __getitem__(self, k): return f\n    def __setitem__(self, k, v): v()\n    def __delitem__(self, k): pass\n    def __contains__(self, k): pass\ndef f(): pass\nv = V()\nv[1]()\nv[1] = f\ndel v[1]\n1 in v', ['m -> m.V (construct)', 'm -> m.V.__contains__ (implicit)', 'm -> m.V.__delitem__ (implicit)', 'm -> m.V.__getitem__ (implicit)', 'm -> m.V.__setitem__ (implicit)', 'm -> m.f', 'm.V.__setitem__ -> m.f']],
    ['in: what a class outside has instead is not guessed', 'from collections.abc import Mapping\nclass V(Mapping):\n    def __iter__(self): pass\n1 in V()', ['m -> m.V (construct)']],
    ['builtins that ask through special methods', 'class V:\n    def __len__(self): pass\n    def __str__(self): pass\n    def __repr__(self): pass\nv = V()\nlen(v)\nstr(v)\nf"{v!r}"', ['m -> m.V (construct)', 'm -> m.V.__len__ (implicit)', 'm -> m.V.__repr__ (implicit)', 'm -> m.V.__str__ (implicit)']],
    ['map and filter', `${two}for a in map(lambda x: f, filter(g, [1])): a()`, ['m -> m.<lambda1> (callback)', 'm -> m.f', 'm -> m.g (callback)']],
    ['sorted, min and sort by key', `${two}a = sorted([1], key=f)\nmin(a, key=g)\na.sort(key=g)`, ['m -> m.f (callback)', 'm -> m.g (callback)']],
    ['a thread', `import threading\n${two}threading.Thread(target=f).start()`, ['m -> m.f (callback)', 'm -> threading.Thread', 'm -> threading.Thread.start']],
    ['argparse: a command by name', `import argparse\n${two}p = argparse.ArgumentParser()\np.set_defaults(run=f)\np.parse_args().run()`, ['m -> argparse.ArgumentParser', 'm -> argparse.ArgumentParser.parse_args', 'm -> argparse.ArgumentParser.set_defaults', 'm -> m.f']],
    ['functools.partial', `from functools import partial\ndef run(a, b): b()\n${two}partial(run, f)(g)`, ['m -> functools.partial', 'm -> m.run', 'm.run -> m.g']],
    ['functools.reduce', `from functools import reduce\n${two}reduce(f, [1, 2])`, ['m -> functools.reduce', 'm -> m.f (callback)']],
  ])('%s', async (_title, source, expected) => {
    expect(await edgesOf(source)).toEqual(expected);
  });

  it('names methods of builtin types', async () => {
    expect(await edgesOf("len([])\n'a'.join([])\n{}.items()\nopen('x').read()", { builtins: true })).toEqual(['m -> builtins.dict.items', 'm -> builtins.len', 'm -> builtins.open', 'm -> builtins.str.join', 'm -> io.TextIOWrapper.read']);
  });
});
