import { describe, expect, it } from 'vitest';
import { edgesOf } from './edges-of.js';

describe('decorators of Python', () => {
  it.each([
    ['one that gives the function back', 'def d(f): return f\n@d\ndef g(): pass\ng()', ['m -> m.d (implicit)', 'm -> m.g']],
    ['one that gives another', 'def d(f):\n    def inner(): f()\n    return inner\n@d\ndef g(): pass\ng()', ['m -> m.d (implicit)', 'm -> m.d.inner', 'm.d.inner -> m.g']],
    ['one with arguments', 'def d(a):\n    def wrap(f): return f\n    return wrap\n@d(1)\ndef g(): pass\ng()', ['m -> m.d', 'm -> m.d.wrap (implicit)', 'm -> m.g']],
    ['two, the lower first', 'def a(f):\n    def x(): f()\n    return x\ndef b(f):\n    def y(): f()\n    return y\n@a\n@b\ndef g(): pass\ng()', ['m -> m.a (implicit)', 'm -> m.a.x', 'm -> m.b (implicit)', 'm.a.x -> m.b.y', 'm.b.y -> m.g']],
    ['functools.wraps', 'from functools import wraps\ndef d(f):\n    @wraps(f)\n    def inner(*a): return f(*a)\n    return inner\n@d\ndef g(): pass\ng()', ['m -> m.d (implicit)', 'm -> m.d.inner', 'm.d -> functools.wraps', 'm.d.inner -> m.g']],
    ['functools.lru_cache', 'from functools import lru_cache\n@lru_cache(maxsize=None)\ndef g(): pass\ng()', ['m -> functools.lru_cache', 'm -> m.g']],
    ['functools.singledispatch', 'from functools import singledispatch\n@singledispatch\ndef g(x): pass\n@g.register(int)\ndef _int(x): pass\ng(1)', ['m -> functools.singledispatch (implicit)', 'm -> functools.singledispatch.register', 'm -> functools.singledispatch.register (implicit)', 'm -> m._int', 'm -> m.g']],
    ['one from outside', 'import app\n@app.route("/")\ndef g(): pass\ng()', ['m -> app.route', 'm -> m.g']],
    ['a class as one', 'class D:\n    def __init__(self, f): self.f = f\n    def __call__(self): self.f()\n@D\ndef g(): pass\ng()', ['m -> m.D.__call__', 'm -> m.D.__init__ (implicit)', 'm.D.__call__ -> m.g']],
    ['one for a class', 'def d(c):\n    c.extra = f\n    return c\ndef f(): pass\n@d\nclass C: pass\nC.extra()', ['m -> m.d (implicit)', 'm -> m.f']],
    ['one on a method', 'def d(f):\n    def inner(self): return f(self)\n    return inner\nclass C:\n    @d\n    def g(self): self.h()\n    def h(self): pass\nC().g()', ['m -> m.C (construct)', 'm -> m.d (implicit)', 'm -> m.d.inner', 'm.C.g -> m.C.h', 'm.d.inner -> m.C.g']],
  ])('%s', async (_title, source, expected) => {
    expect(await edgesOf(source)).toEqual(expected);
  });
});
