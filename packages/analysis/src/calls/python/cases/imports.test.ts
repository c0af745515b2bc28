import { describe, expect, it } from 'vitest';
import { edgesOf } from './edges-of.js';

describe('imports of Python', () => {
  it.each([
    ['a module', { 'm.py': 'import a\na.f()', 'a.py': 'def f(): pass' }, ['m -> a.f']],
    ['another name', { 'm.py': 'import p.a as b\nb.f()', 'p/__init__.py': '', 'p/a.py': 'def f(): pass' }, ['m -> p.a.f']],
    ['a dotted name', { 'm.py': 'import p.a\np.a.f()', 'p/__init__.py': '', 'p/a.py': 'def f(): pass' }, ['m -> p.a.f']],
    ['a name of a module', { 'm.py': 'from a import f as g\ng()', 'a.py': 'def f(): pass' }, ['m -> a.f']],
    ['a submodule', { 'm.py': 'from p import a\na.f()', 'p/__init__.py': '', 'p/a.py': 'def f(): pass' }, ['m -> p.a.f']],
    ['a package without __init__.py', { 'm.py': 'from n import a\na.f()', 'n/a.py': 'def f(): pass' }, ['m -> n.a.f']],
    ['relative imports', { 'p/__init__.py': '', 'p/a.py': 'from .b import f\nfrom . import b\nfrom .q import c\nf()\nb.f()\nc.g()', 'p/b.py': 'def f(): pass', 'p/q/__init__.py': '', 'p/q/c.py': 'from ..b import f\ndef g(): f()' }, ['p.a -> p.b.f', 'p.a -> p.q.c.g', 'p.q.c.g -> p.b.f']],
    ['a re-export', { 'm.py': 'from p import f\nf()', 'p/__init__.py': 'from .a import f', 'p/a.py': 'def f(): pass' }, ['m -> p.a.f']],
    ['import *', { 'm.py': 'from a import *\nf()\n_g()', 'a.py': 'def f(): pass\ndef _g(): pass' }, ['m -> a.f']],
    ['import * with __all__', { 'm.py': 'from a import *\nf()\n_g()', 'a.py': "__all__ = ['_g']\ndef f(): pass\ndef _g(): pass" }, ['m -> a._g']],
    ['import * of a re-export', { 'm.py': 'from p import *\nf()', 'p/__init__.py': 'from .a import *', 'p/a.py': 'def f(): pass' }, ['m -> p.a.f']],
    ['try and except ImportError', { 'm.py': 'try:\n    from a import f\nexcept ImportError:\n    from b import f\nf()', 'a.py': 'def f(): pass', 'b.py': 'def f(): pass' }, ['m -> a.f', 'm -> b.f']],
    ['if TYPE_CHECKING', { 'm.py': 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import C\ndef run(c: "C"): c.f()', 'a.py': 'class C:\n    def f(self): pass' }, ['m.run -> a.C.f']],
    ['within a function', { 'm.py': 'def run():\n    from a import f\n    f()', 'a.py': 'def f(): pass' }, ['m.run -> a.f']],
    ['circular imports', { 'a.py': 'import b\ndef f(): b.g()', 'b.py': 'import a\ndef g(): a.f()' }, ['a.f -> b.g', 'b.g -> a.f']],
    ['importlib.import_module', { 'm.py': "import importlib\nimportlib.import_module('a').f()", 'a.py': 'def f(): pass' }, ['m -> a.f', 'm -> importlib.import_module']],
    ['a src layout', { 'src/p/__init__.py': '', 'src/p/a.py': 'from p.b import f\nf()', 'src/p/b.py': 'def f(): pass' }, ['p.a -> p.b.f']],
    ['what is outside', { 'm.py': 'import os.path\nfrom requests import get as g\nos.path.join()\ng()\nfrom ext import C\nc = C()\nc.run()' }, ['m -> ext.C', 'm -> ext.C.run', 'm -> os.path.join', 'm -> requests.get']],
    ['__getattr__ of nothing: a name that no module has', { 'm.py': 'from a import missing\nmissing()', 'a.py': '' }, []],
  ])('%s', async (_title, files, expected) => {
    expect(await edgesOf(files)).toEqual(expected);
  });
});
