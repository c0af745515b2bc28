import { describe, expect, it } from 'vitest';
import { moduleNames } from './module-names.js';

const imported = (from: string, to: string, ...specifiers: string[]) => ({ from, to, kind: 'import' as const, typeOnly: false, conditional: false, specifiers, line: 1 });

describe('the name of a module', () => {
  it.each([
    ['a file at the root', ['a.py'], [], ['a']],
    ['a package', ['p/__init__.py', 'p/a.py', 'p/q/__init__.py', 'p/q/b.py'], [], ['p', 'p.a', 'p.q', 'p.q.b']],
    ['a src layout', ['src/p/__init__.py', 'src/p/a.py'], [], ['p', 'p.a']],
    ['a script in a folder', ['bin/run.py'], [], ['run']],
    ['two scripts of the same name', ['a/run.py', 'b/run.py'], [], ['a.run', 'b.run']],
    ['two packages of the same name', ['a/p/__init__.py', 'b/p/__init__.py'], [], ['a.p', 'b.p']],
    ['a folder without __init__.py that is imported as a package', ['n/a.py', 'm.py'], [imported('m.py', 'n/a.py', 'n')], ['n.a', 'm']],
    ['a namespace around a package', ['n/p/__init__.py', 'n/p/a.py', 'm.py'], [imported('m.py', 'n/p/a.py', 'n.p.a')], ['n.p', 'n.p.a', 'm']],
    ['a package at the root of the repository', ['__init__.py', 'a.py'], [], ['__init__', 'a']],
  ])('%s', (_title, paths, imports, expected) => {
    expect([...moduleNames(paths, imports).values()]).toEqual(expected);
  });
});
