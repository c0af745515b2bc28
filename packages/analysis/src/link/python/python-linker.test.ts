import { describe, expect, it } from 'vitest';
import { linkedTree, type LinkedFiles } from '../../fixtures/linked-tree.js';
import { pythonLinker } from './python-linker.js';

/** Files without content; a `setup.py` is one that says nothing. */
const files = (list: string): Record<string, string | object> => Object.fromEntries(list.split(/\s+/).map((path) => [path, path.endsWith('setup.py') ? '' : {}]));
const link = (list: LinkedFiles, warnings?: string[]): ReturnType<typeof linkedTree> => linkedTree(pythonLinker, list, warnings);

describe('an import of a package', () => {
  const linked = link(files('app/__init__.py app/main.py app/models/__init__.py app/models/user.py app/json.py app/types.pyi main.py tests/__init__.py tests/test_a.py'));

  it.each([
    ['the deepest module, not the packages around it', 'import app.models.user', 'app.models.user', [], 'app/models/user.py'],
    ['a package', 'import app.models', 'app.models', [], 'app/models/__init__.py'],
    ['a package and its submodule', 'from app.models import user', 'app.models', ['user'], 'app/models/__init__.py app/models/user.py'],
    ['a package alone for a name in it', 'from app.models import User', 'app.models', ['User'], 'app/models/__init__.py'],
    ['a package alone for everything', 'from app.models import *', 'app.models', ['*'], 'app/models/__init__.py'],
    ['a module that is only a stub', 'import app.types', 'app.types', [], 'app/types.pyi'],
    ['what is not there', 'import app.missing', 'app.missing', [], 'unresolved'],
    ['the standard library', 'import os.path', 'os.path', [], 'builtin os'],
    ['the standard library and not a neighbour of that name', 'import json', 'json', [], 'builtin json'],
    ['a removed module', 'import distutils.core', 'distutils.core', [], 'builtin distutils'],
    ['another package', 'import yaml.nodes', 'yaml.nodes', [], 'external yaml'],
    ['no neighbour: there are no implicit relative imports', 'import models', 'models', [], 'external models'],
  ])('leads to %s: %s', (_, __, specifier, names, expected) => {
    expect(linked('app/main.py', specifier, { names })).toBe(expected);
  });

  it('leads to a package and not to a folder or module of its name', () => {
    expect(link(files('a/x/__init__.py a/x.py a/__init__.py b.py'))('b.py', 'a.x')).toBe('a/x/__init__.py');
  });

  it('leads from a stub to stubs', () => {
    const stubs = link(files('a.py a.pyi b.py b.pyi'));

    expect([stubs('b.py', 'a'), stubs('b.pyi', 'a')]).toEqual(['a.py', 'a.pyi']);
  });

  it('leads to a module that stands for what it registers at run time, as six does', () => {
    expect(link(files('a/__init__.py a/six.py b.py'))('b.py', 'a.six.moves.urllib')).toBe('a/six.py');
  });

  it('leads into a package of the name of a standard one from within it', () => {
    expect(link(files('email/__init__.py email/parser.py email/charset.py'))('email/parser.py', 'email.charset')).toBe('email/charset.py');
  });
});

describe('a relative import', () => {
  const linked = link(files('src/app/__init__.py src/app/a.py src/app/b.py src/app/sub/__init__.py src/app/sub/c.py src/other.py loose/x.py loose/y.py'));

  it.each([
    ['src/app/a.py', '.', ['b'], 'src/app/__init__.py src/app/b.py'],
    ['src/app/a.py', '.', ['NAME'], 'src/app/__init__.py'],
    ['src/app/a.py', '.b', ['f'], 'src/app/b.py'],
    ['src/app/__init__.py', '.', ['a'], 'src/app/a.py'],
    ['src/app/__init__.py', '.', ['NAME'], 'ignored'],
    ['src/app/sub/c.py', '..', ['b'], 'src/app/__init__.py src/app/b.py'],
    ['src/app/sub/c.py', '..a', [], 'src/app/a.py'],
    ['src/app/sub/c.py', '..missing', [], 'unresolved'],
    ['src/app/a.py', '..', ['other'], 'unresolved'],
    ['src/app/a.py', '....x', [], 'unresolved'],
    ['loose/x.py', '.', ['y'], 'loose/y.py'],
    ['loose/x.py', '.y', ['f'], 'loose/y.py'],
    ['loose/x.py', '.', ['z'], 'unresolved'],
  ])('in %s of %j taking %j leads to %s', (from, specifier, names, expected) => {
    expect(linked(from, specifier, { names })).toBe(expected);
  });
});

describe('a namespace package', () => {
  const linked = link(files('setup.py src/company/auth/__init__.py src/company/auth/token.py src/company/json.py src/company/use.py src/company/copy/__init__.py src/company/copy/x.py app.py redis/Dockerfile other/google/x.py'));

  it.each([
    ['app.py', 'company.auth.token', [], 'src/company/auth/token.py'],
    ['app.py', 'company', ['auth'], 'src/company/auth/__init__.py'],
    ['app.py', 'company', [], 'external company'],
    ['app.py', 'redis', ['Redis'], 'external redis'],
    ['src/company/auth/token.py', '..', ['use'], 'src/company/use.py'],
    ['src/company/use.py', 'json', [], 'builtin json'],
    ['src/company/copy/x.py', 'copy', [], 'builtin copy'],
    ['other/main.py', 'google', ['protobuf'], 'external google'],
  ])('in %s of %j taking %j leads to %s', (from, specifier, names, expected) => {
    expect(linked(from, specifier, { names })).toBe(expected);
  });
});

describe('scripts and tests', () => {
  const linked = link(files('pkg/__init__.py pkg/a.py tests/conftest.py tests/helpers.py tests/unit/test_a.py tests/inner/__init__.py tests/inner/test_b.py scripts/run.py scripts/lib.py scripts/calendar.py scripts/random.py'));

  it.each([
    ['the file beside a script', 'scripts/run.py', 'lib', 'scripts/lib.py'],
    ['the file beside a script before the standard library', 'scripts/run.py', 'calendar', 'scripts/calendar.py'],
    ['the standard library from a script of that name', 'scripts/random.py', 'random', 'builtin random'],
    ['the package at the root', 'scripts/run.py', 'pkg.a', 'pkg/a.py'],
    ['the file beside a conftest further up', 'tests/unit/test_a.py', 'helpers', 'tests/helpers.py'],
    ['the folder in which pytest puts a test package', 'tests/inner/test_b.py', 'helpers', 'tests/helpers.py'],
    ['no test folder from elsewhere', 'pkg/a.py', 'helpers', 'external helpers'],
  ])('import %s', (_, from, specifier, expected) => {
    expect(linked(from, specifier)).toBe(expected);
  });
});

describe('source folders', () => {
  it.each<[string, Record<string, string>]>([
    ['src by convention', { 'p/pyproject.toml': '[project]\nname = "x"', 'p/src/x.py': '' }],
    ['setuptools package-dir', { 'p/pyproject.toml': '[tool.setuptools]\npackage-dir = {"" = "lib"}', 'p/lib/x.py': '' }],
    ['setuptools find', { 'p/pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["lib"]', 'p/lib/x.py': '' }],
    ['setuptools package-dir of one name', { 'p/pyproject.toml': '[tool.setuptools.package-dir]\nx = "code"', 'p/code/__init__.py': '' }],
    ['poetry from', { 'p/pyproject.toml': '[tool.poetry]\npackages = [{ include = "x", from = "lib" }]', 'p/lib/x.py': '' }],
    ['hatch packages', { 'p/pyproject.toml': '[tool.hatch.build.targets.wheel]\npackages = ["lib/x"]', 'p/lib/x/__init__.py': '' }],
    ['hatch sources', { 'p/pyproject.toml': '[tool.hatch.build]\nsources = ["lib"]', 'p/lib/x.py': '' }],
    ['hatch sources of one name', { 'p/pyproject.toml': '[tool.hatch.build.targets.wheel.sources]\n"code" = "x"', 'p/code/__init__.py': '' }],
    ['pdm', { 'p/pyproject.toml': '[tool.pdm.build]\npackage-dir = "lib"', 'p/lib/x.py': '' }],
    ['maturin', { 'p/pyproject.toml': '[tool.maturin]\npython-source = "python"', 'p/python/x.py': '' }],
    ['uv', { 'p/pyproject.toml': '[tool.uv.build-backend]\nmodule-root = "lib"', 'p/lib/x.py': '' }],
    ['pytest pythonpath', { 'p/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = "lib other"', 'p/lib/x.py': '' }],
    ['pytest.ini', { 'p/pytest.ini': '[pytest]\npythonpath = lib', 'p/lib/x.py': '' }],
    ['setup.cfg package_dir', { 'p/setup.cfg': '[metadata]\nname = x\n[options]\npackage_dir =\n    = lib\npackages = find:', 'p/lib/x.py': '' }],
    ['setup.cfg find', { 'p/setup.cfg': '[options.packages.find]\nwhere=lib', 'p/lib/x.py': '' }],
    ['setup.py package_dir', { 'p/setup.py': 'setup(\n  package_dir={"": "lib"},\n)', 'p/lib/x.py': '' }],
    ['setup.py find_packages', { 'p/setup.py': "setup(packages=find_packages(where='lib', exclude=['t']))", 'p/lib/x.py': '' }],
  ])('are known by %s', (_, contents) => {
    const target = Object.keys(contents).find((path) => path.endsWith('.py') && !path.endsWith('setup.py')) ?? '';

    expect(link({ ...contents, 'p/tests/test_x.py': {} })('p/tests/test_x.py', 'x')).toBe(target);
  });

  it('of the project that the file is in win over those of others', () => {
    const linked = link(files('a/setup.py a/src/core/__init__.py a/t.py b/setup.py b/src/core/__init__.py b/t.py c/t.py'));

    expect([linked('a/t.py', 'core'), linked('b/t.py', 'core')]).toEqual(['a/src/core/__init__.py', 'b/src/core/__init__.py']);
  });

  it('of other projects of the tree are found, what they do not install is not', () => {
    const linked = link(files('a/setup.py a/src/alpha/__init__.py a/tests/__init__.py a/tests/util.py b/setup.py b/beta.py'));

    expect([linked('b/beta.py', 'alpha'), linked('b/beta.py', 'tests.util')]).toEqual(['a/src/alpha/__init__.py', 'external tests']);
  });

  it.each([
    ['a/src/ns/shim/x.py', 'opencensus', 'external opencensus'],
    ['a/src/ns/shim/x.py', 'demo', 'external demo'],
    ['docs/examples/run.py', 'demo', 'docs/examples/demo/__init__.py'],
    ['a/src/ns/shim/x.py', 'loose', 'external loose'],
    ['a/src/ns/shim/x.py', 'lib.missing', 'external lib'],
    ['a/src/ns/shim/x.py', 'lib.there', 'b/lib/there.py'],
  ])('of others are no guesswork: in %s %s leads to %s', (from, specifier, expected) => {
    const linked = link(files('a/setup.py a/src/ns/shim/x.py a/src/ns/opencensus/__init__.py docs/examples/demo/__init__.py b/setup.py b/loose.py b/lib/__init__.py b/lib/there.py'));

    expect(linked(from, specifier)).toBe(expected);
  });

  it('of a namespace that several projects share are one package', () => {
    const linked = link(files('a/setup.py a/ns/__init__.py a/ns/one.py b/setup.py b/ns/__init__.py b/ns/two.py'));

    expect([linked('a/ns/one.py', 'ns.two'), linked('a/ns/one.py', 'ns.three')]).toEqual(['b/ns/two.py', 'unresolved']);
  });
});

describe('a hostile tree', () => {
  it('costs a warning where a manifest cannot be read', () => {
    const warnings: string[] = [];
    const linked = link({ 'pyproject.toml': '[[[', 'setup.cfg': '\u0000[\n = \n  x', 'src/a.py': {}, 'b.py': {} }, warnings);

    expect(linked('b.py', 'a')).toBe('src/a.py');
    expect(warnings).toEqual(['pyproject.toml could not be understood: no source folders were taken from it.']);
  });

  it.each(['', '.', '..', '...', 'a..b', '__proto__', 'constructor.prototype', '../../etc/passwd', 'a/b', '.'.repeat(1000), 'a.'.repeat(500)])('is asked for %j without harm', (specifier) => {
    const linked = link(new Map([['__proto__/__init__.py', {}], ['a.py', {}]]));

    expect(['ignored', 'unresolved', 'external constructor', '__proto__/__init__.py', 'a.py']).toContain(linked('a.py', specifier, { names: ['__proto__', '', '../x'] }));
  });

  it('gets no folder outside the tree', () => {
    const linked = link({ 'setup.py': 'setup(package_dir={"": "../../.."})', 'pyproject.toml': '[tool.poetry]\npackages = [{ include = "x", from = "/etc" }, 1, "a"]', 'a.py': {} });

    expect(linked('a.py', 'passwd')).toBe('external passwd');
  });
});
