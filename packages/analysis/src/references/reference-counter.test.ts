import { describe, expect, it } from 'vitest';
import { createLanguageIndex } from '../language/language-index.js';
import { languages } from '../language/languages.js';
import { createTreeIndex } from '../tree/tree-index.js';
import { createReferenceContext, namesPackage } from './reference-context.js';
import { createReferenceCounter, referenceFinders } from './reference-counter.js';

const index = createLanguageIndex();

/** Who refers to whom in these files: `{ target: count }`. */
function countsOf(files: Record<string, string>): Record<string, number> {
  const paths = Object.keys(files).sort();
  const manifests = paths.filter(namesPackage).map((path) => ({ path, text: files[path] ?? '' }));
  const counter = createReferenceCounter(createReferenceContext(createTreeIndex(paths), manifests, paths));
  for (const path of paths) {
    const language = index.byContent(path, files[path] ?? '')?.name;
    if (language !== undefined) counter.add({ path, role: 'source', language }, files[path] ?? '');
  }
  return Object.fromEntries(paths.map((path): [string, number] => [path, counter.of(path)]).filter(([, count]) => count > 0));
}

describe('references of', () => {
  it('TypeScript: compiled names, folders, siblings of the workspace, aliases', () => {
    const counts = countsOf({
      'packages/a/package.json': '{ "name": "@x/a" }',
      'packages/a/src/index.ts': "export * from './b.js';\nimport type { C } from './c';\n",
      'packages/a/src/b.ts': "import {\n  d,\n} from\n  '../src/d';",
      'packages/a/src/c/index.ts': 'export {};',
      'packages/a/src/d.tsx': "import '@/b';\nconst x = await import('./c/index.js');",
      'packages/b/main.js': "const { y } = require('@x/a');\nrequire('fs');\nrequire('@x/a/d');",
    });

    expect(counts).toEqual({ 'packages/a/src/b.ts': 2, 'packages/a/src/c/index.ts': 2, 'packages/a/src/d.tsx': 2, 'packages/a/src/index.ts': 1 });
  });

  it('Python: packages, relative imports, modules and what a package defines', () => {
    const counts = countsOf({
      'src/pkg/__init__.py': 'from .core import run\n',
      'src/pkg/core.py': 'import os\nimport pkg.util as u, json\nfrom pkg import thing\n',
      'src/pkg/util.py': 'from . import core\n',
      'src/pkg/sub/__init__.py': '',
      'src/pkg/sub/deep.py': 'from ..util import (\n    a,  # why\n    b,\n)\nfrom ... import nothing\n',
      'tool.py': 'import pkg\n',
    });

    expect(counts).toEqual({ 'src/pkg/core.py': 2, 'src/pkg/util.py': 2, 'src/pkg/__init__.py': 2 });
  });

  it('Go: the files of a package below its module', () => {
    const counts = countsOf({
      'go.mod': 'module example.com/m/v2\n',
      'main.go': 'package main\n\nimport (\n\t"fmt"\n\tx "example.com/m/v2/inner"\n)\n\nfunc main() { fmt.Println("example.com/m/v2/other") }\n',
      'inner/a.go': 'package inner\n',
      'inner/a_test.go': 'package inner\n',
      'other/b.go': 'package other\nimport "example.com/m/v2/inner"\n',
      'fmt/c.go': 'package fmt\n',
    });

    expect(counts).toEqual({ 'inner/a.go': 2 });
  });

  it('Rust: modules, paths in the crate, crates of the workspace', () => {
    const counts = countsOf({
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': '[package]\nversion = "1"\nname = "my-a"\n',
      'a/src/lib.rs': 'pub mod x;\nmod y;\nuse crate::x::deep::Thing;\n',
      'a/src/x.rs': 'pub mod deep;\nuse super::y::f;\n',
      'a/src/x/deep.rs': 'use crate::y;\n',
      'a/src/y/mod.rs': '',
      'b/Cargo.toml': '[package]\nname = "b"\n',
      'b/src/main.rs': 'use my_a::x::Thing;\nuse std::fmt;\n',
    });

    expect(counts).toEqual({ 'a/src/x.rs': 2, 'a/src/x/deep.rs': 2, 'a/src/y/mod.rs': 3 });
  });

  it('C: headers beside, headers by their ending, and the implementation of a header', () => {
    const counts = countsOf({
      'src/main.c': '#include "a.h"\n#include <lib/b.h>\n#include <stdio.h>\n',
      'src/a.c': '#include "a.h"\n',
      'src/a.h': '#include "../include/lib/b.h"\n',
      'include/lib/b.h': '',
    });

    expect(counts).toEqual({ 'src/a.h': 2, 'src/a.c': 1, 'include/lib/b.h': 2 });
  });

  it('Ruby and Elixir: required files and constants named like files', () => {
    const counts = countsOf({
      'lib/my_gem.rb': "require 'my_gem/version'\nrequire_relative 'my_gem/http_client'\n",
      'lib/my_gem/version.rb': 'module MyGem; end',
      'lib/my_gem/http_client.rb': 'x = MyGem::HTTPError',
      'lib/my_gem/http_error.rb': '',
      'app/models/user.rb': 'class User; has_many(Post); end',
      'app/models/post.rb': '',
      'lib/my_app/repo.ex': 'alias MyApp.Accounts.User',
      'lib/my_app/accounts/user.ex': '',
    });

    // A constant may be the class that the file itself defines, and `User` of Ruby is not `MyApp.Accounts.User`.
    expect(counts).toEqual({
      'lib/my_gem/version.rb': 1,
      'lib/my_gem/http_client.rb': 1,
      'lib/my_gem/http_error.rb': 1,
      'lib/my_gem.rb': 1,
      'app/models/post.rb': 1,
      'lib/my_app/accounts/user.ex': 1,
    });
  });

  it('Java, C# and PHP: types by the names of their files, the nearer where there are two', () => {
    const counts = countsOf({
      'a/App.java': 'class App { Owner owner; String text; }',
      'a/Owner.java': 'class Owner extends Base {}',
      'a/Base.java': '',
      'b/Base.java': '',
      'b/Other.java': 'class Other { Base base; }',
      'x/Cart.cs': 'class Cart { private readonly Item item; }',
      'y/Item.cs': '',
      'src/Http/Kernel.php': '<?php new Router();',
      'src/Router.php': '',
    });

    expect(counts).toEqual({ 'a/Owner.java': 1, 'a/Base.java': 1, 'b/Base.java': 1, 'y/Item.cs': 1, 'src/Router.php': 1 });
  });

  it.each([
    ['lib/a.dart', "import 'b.dart';", 'lib/b.dart'],
    ['src/a.zig', 'const b = @import("b.zig");', 'src/b.zig'],
    ['contracts/A.sol', 'import {B} from "./lib/B.sol";', 'contracts/lib/B.sol'],
    ['run.sh', '#!/bin/sh\n. "$DIR/lib/b.sh"', 'lib/b.sh'],
    ['css/a.scss', "@use 'b';", 'css/_b.scss'],
    ['lua/x/a.lua', "local b = require('x.b')", 'lua/x/b.lua'],
    ['src/A.hs', 'import qualified Data.B as B', 'src/Data/B.hs'],
    ['lib/A.pm', 'use X::B;', 'lib/X/B.pm'],
    ['a.proto', 'import "x/b.proto";', 'proto/x/b.proto'],
  ])('%s: %j', (path, text, target) => {
    expect(countsOf({ [path]: text, [target]: '' })).toEqual({ [target]: 1 });
  });

  it('package:name of Dart', () => {
    expect(countsOf({ 'app/pubspec.yaml': 'name: shop\n', 'app/lib/a.dart': "import 'package:shop/src/b.dart';", 'app/lib/src/b.dart': '' })).toEqual({ 'app/lib/src/b.dart': 1 });
  });
});

it('counts a file once for each that it refers to, not for itself, and not for tests', () => {
  const counter = createReferenceCounter(createReferenceContext(createTreeIndex(['a.js', 'b.js', 'b.test.js']), [], []));
  counter.add({ path: 'a.js', role: 'source', language: 'JavaScript' }, "import './b.js'; import './b.js'; import './a.js';");
  counter.add({ path: 'b.test.js', role: 'test', language: 'JavaScript' }, "import './b.js';");

  expect([counter.of('a.js'), counter.of('b.js')]).toEqual([0, 1]);
});

it('reads each language by one finder, and only languages that are known', () => {
  const read = referenceFinders.flatMap((finder) => [...finder.languages]);

  expect(new Set(read).size).toBe(read.length);
  expect(read.filter((name) => !languages.some((language) => language.name === name))).toEqual([]);
});

it('does not follow a tree in which one name is everywhere', () => {
  const paths = Array.from({ length: 20_000 }, (_, number) => `d${String(number)}/a/__init__.py`).sort();
  const counter = createReferenceCounter(createReferenceContext(createTreeIndex(paths), [], paths));

  counter.add({ path: 'x.py', role: 'source', language: 'Python' }, 'import a\n'.repeat(2000));
  counter.add({ path: 'x.c', role: 'source', language: 'C' }, '#include "__init__.py"\n'.repeat(2000));

  expect(paths.reduce((sum, path) => sum + counter.of(path), 0)).toBeLessThanOrEqual(1);
});
