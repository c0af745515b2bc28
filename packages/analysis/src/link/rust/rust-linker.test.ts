import type { CodeSymbol, FileSkeleton, ImportStatement } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { linkedTree, type LinkedFiles } from '../../fixtures/linked-tree.js';
import { rustLinker } from './rust-linker.js';

const link = (files: LinkedFiles, warnings?: string[]): ReturnType<typeof linkedTree> => linkedTree(rustLinker, files, warnings);

function statement(specifier: string, kind: ImportStatement['kind'], names: string[] = [], line = 1): ImportStatement {
  return { specifier, kind, names, line, typeOnly: false };
}

/** A file that declares these modules. */
function declaring(...names: string[]): Partial<FileSkeleton> {
  return { imports: names.map((name) => statement(name, 'module')) };
}

function symbol(name: string, kind: CodeSymbol['kind'], line: number, endLine: number, members: CodeSymbol[] = []): CodeSymbol {
  return { name, kind, signature: '', doc: null, decorators: [], exported: true, line, endLine, members };
}

const workspace: LinkedFiles = {
  'Cargo.toml': '[workspace]\nmembers = ["app", "lib-core"]\n[workspace.dependencies]\nlib-core = { path = "lib-core" }\ntokio-util = "1"\n',
  'app/Cargo.toml':
    '[package]\nname = "my-app"\nedition = "2021"\n[dependencies]\nlib-core.workspace = true\ntokio-util.workspace = true\nshort = { package = "long-name", version = "1" }\nrenamed = { package = "lib-core", path = "../lib-core" }\n',
  'app/src/lib.rs': { imports: [statement('store', 'module'), statement('api', 'module'), statement('error', 'module'), statement('crate::api::v1', 'import')], symbols: [symbol('prelude', 'namespace', 40, 60), symbol('Mode', 'enum', 70, 80)] },
  'app/src/store.rs': { ...declaring('disk', 'r#type'), symbols: [symbol('tests', 'namespace', 50, 90, [symbol('deep', 'namespace', 60, 70)])] },
  'app/src/store/disk.rs': {},
  'app/src/store/type.rs': {},
  'app/src/api/mod.rs': declaring('v1'),
  'app/src/api/v1.rs': {},
  'app/src/error.rs': {},
  'app/src/hidden.rs': {},
  'app/src/hidden/inner.rs': {},
  'app/src/main.rs': declaring('cli'),
  'app/src/cli.rs': {},
  'app/src/bin/tool/main.rs': declaring('args'),
  'app/src/bin/tool/args.rs': {},
  'app/tests/http.rs': declaring('common'),
  'app/tests/common/mod.rs': {},
  'lib-core/Cargo.toml': '[package]\nname = "lib-core"\nedition.workspace = true\n[lib]\npath = "code/root.rs"\n',
  'lib-core/code/root.rs': declaring('codec'),
  'lib-core/code/codec.rs': {},
};

describe('a path of use', () => {
  const linked = link(workspace);

  it.each([
    ['app/src/store.rs', 'crate::error::Error', 'app/src/error.rs'],
    ['app/src/store.rs', 'crate::api::v1::Handler', 'app/src/api/v1.rs'],
    ['app/src/store.rs', 'crate::Mode', 'app/src/lib.rs'],
    ['app/src/store.rs', 'crate::api::*', 'app/src/api/mod.rs'],
    ['app/src/store.rs', 'crate::prelude::X', 'app/src/lib.rs'],
    ['app/src/store.rs', 'self::disk::Disk', 'app/src/store/disk.rs'],
    ['app/src/store.rs', 'disk::Disk', 'app/src/store/disk.rs'],
    ['app/src/store.rs', 'r#type::T', 'app/src/store/type.rs'],
    ['app/src/store.rs', 'self::Local', 'ignored'],
    ['app/src/store/disk.rs', 'super::super::error', 'app/src/error.rs'],
    ['app/src/store/disk.rs', 'super::Store', 'app/src/store.rs'],
    ['app/src/store/disk.rs', 'super::super::super::x', 'unresolved'],
    ['app/src/api/v1.rs', 'super::super::store::disk', 'app/src/store/disk.rs'],
    ['app/src/lib.rs', 'prelude::X', 'ignored'],
    ['app/src/lib.rs', 'Mode::Fast', 'ignored'],
    ['app/src/lib.rs', 'Unknown::*', 'ignored'],
    ['app/src/lib.rs', 'v1::Handler', 'app/src/api/v1.rs'],
    ['app/src/lib.rs', 'hidden::inner', 'app/src/hidden/inner.rs'],
    ['app/src/hidden/inner.rs', 'crate::store', 'app/src/store.rs'],
    ['app/src/hidden/inner.rs', 'super::x', 'app/src/hidden.rs'],
    ['app/src/cli.rs', 'crate::x', 'app/src/main.rs'],
    ['app/src/cli.rs', 'my_app::store::Store', 'app/src/store.rs'],
    ['app/src/bin/tool/args.rs', 'crate::x', 'app/src/bin/tool/main.rs'],
    ['app/tests/http.rs', 'my_app::api', 'app/src/api/mod.rs'],
    ['app/tests/common/mod.rs', 'super::helper', 'app/tests/http.rs'],
    ['app/src/lib.rs', 'lib_core::codec::Codec', 'lib-core/code/codec.rs'],
    ['app/src/lib.rs', '::lib_core::Codec', 'lib-core/code/root.rs'],
    ['app/src/lib.rs', 'renamed::codec', 'lib-core/code/codec.rs'],
    ['app/src/lib.rs', 'std::collections::HashMap', 'builtin std'],
    ['app/src/lib.rs', 'tokio_util::codec', 'external tokio-util'],
    ['app/src/lib.rs', 'short::x', 'external long-name'],
    ['app/src/lib.rs', 'serde::Serialize', 'external serde'],
    ['app/src/lib.rs', 'serde', 'external serde'],
    ['app/src/lib.rs', '', 'ignored'],
    ['app/src/lib.rs', '::', 'ignored'],
    ['app/src/lib.rs', '__proto__::constructor', 'external __proto__'],
  ])('in %s: %s leads to %s', (from, specifier, expected) => {
    expect(linked(from, specifier)).toBe(expected);
  });

  it.each([
    [55, 'self::X', 'ignored'],
    [55, 'self::disk::Disk', 'app/src/store/disk.rs'],
    [55, 'super::error::E', 'app/src/error.rs'],
    [55, 'deep::X', 'ignored'],
    [10, 'deep::X', 'external deep'],
  ])('on line %i of a file with modules within: %s, as seen from the file, leads to %s', (line, specifier, expected) => {
    expect(linked('app/src/store.rs', specifier, { line })).toBe(expected);
  });

  it('begins at the root of the crate before 2018', () => {
    const old = link({ 'Cargo.toml': '[package]\nname = "x"', 'src/lib.rs': declaring('a', 'b'), 'src/a.rs': {}, 'src/b.rs': {} });

    expect(old('src/a.rs', 'b::B')).toBe('src/b.rs');
  });
});

describe('mod', () => {
  const files: LinkedFiles = {
    'Cargo.toml': '[package]\nname = "x"',
    'src/lib.rs': { symbols: [symbol('outer', 'namespace', 4, 6)], imports: [statement('other/imp.rs', 'module', ['imp']), statement('outer::inner', 'module', [], 5), statement('unix.rs', 'module', ['sys']), statement('windows.rs', 'module', ['sys']), statement('named.rs', 'module', ['outer::odd'])] },
    'src/other/imp.rs': declaring('helper'),
    'src/other/helper.rs': {},
    'src/outer/inner.rs': {},
    'src/outer/named.rs': {},
  'src/unix.rs': {},
    'src/windows.rs': {},
  };
  const linked = link(files);

  it.each([
    ['src/lib.rs', 'other/imp.rs', 'src/other/imp.rs'],
    ['src/lib.rs', 'outer::inner', 'src/outer/inner.rs'],
    ['src/lib.rs', 'windows.rs', 'src/windows.rs'],
    ['src/lib.rs', 'named.rs', 'unresolved'],
    ['src/other/imp.rs', 'helper', 'src/other/helper.rs'],
    ['src/lib.rs', 'generated', 'unresolved'],
    ['src/lib.rs', '../../outside.rs', 'unresolved'],
  ])('in %s: %s leads to %s', (from, specifier, expected) => {
    expect(linked(from, specifier, { kind: 'module' })).toBe(expected);
  });

  it.each([
    ['src/outer/inner.rs', 'super::super::X', 'src/lib.rs'],
    ['src/other/helper.rs', 'super::X', 'src/other/imp.rs'],
    ['src/outer/named.rs', 'super::super::X', 'src/lib.rs'],
    ['src/lib.rs', 'outer::odd::X', 'src/outer/named.rs'],
    ['src/unix.rs', 'crate::imp::X', 'src/other/imp.rs'],
    ['src/lib.rs', 'sys::X', 'src/unix.rs'],
  ])('says whose module a file is: in %s %s leads to %s', (from, specifier, expected) => {
    expect(linked(from, specifier)).toBe(expected);
  });
});

it('survives a manifest that is none, and modules in a circle', () => {
  const warnings: string[] = [];
  const linked = link({ 'Cargo.toml': '[package', 'a/Cargo.toml': 'package = 1', 'src/lib.rs': { imports: [statement('lib.rs', 'module', ['me']), statement('a.rs', 'module')] }, 'src/a.rs': { imports: [statement('lib.rs', 'module')] } }, warnings);

  expect(linked('src/a.rs', 'super::super::super::x')).toBe('unresolved');
  expect(linked('src/a.rs', 'crate::x')).toBe('src/lib.rs');
  expect(warnings).toEqual(['Cargo.toml is no valid TOML: its crate is not known by name.']);
});
