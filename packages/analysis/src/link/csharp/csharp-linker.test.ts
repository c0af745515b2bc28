import type { CodeSymbol, FileSkeleton } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { csharpLinker } from './csharp-linker.js';

function symbol(name: string, kind: CodeSymbol['kind'], members: CodeSymbol[] = []): CodeSymbol {
  return { name, kind, signature: '', doc: null, decorators: [], exported: true, line: 1, endLine: 1, members };
}

function csharp(packageName: string | null, ...symbols: CodeSymbol[]): Partial<FileSkeleton> {
  return { packageName, symbols };
}

const linked = linkedTree(csharpLinker, {
  'App/Program.cs': csharp('Acme.App', symbol('Program', 'class')),
  'Json/Json.cs': csharp('Acme.Json', symbol('Json', 'class')),
  'Json/Reader.cs': csharp('Acme.Json', symbol('Reader', 'class')),
  'Misc/All.cs': csharp('Acme.One', symbol('First', 'class'), symbol('Two', 'namespace', [symbol('Second', 'class')])),
  'Json/Reader.Async.cs': csharp('Acme.Json', symbol('Reader', 'class')),
});

describe('using', () => {
  it.each([
    ['the files of a namespace', 'Acme.Json', 'Json/Json.cs Json/Reader.Async.cs Json/Reader.cs'],
    ['the files of a type, for a static one or an alias', 'Acme.Json.Reader', 'Json/Reader.Async.cs Json/Reader.cs'],
    ['the same, from the outermost namespace on', 'global::Acme.Json.Json', 'Json/Json.cs'],
    ['the same, of a generic alias', 'Acme.Json.Json<System.Int32>', 'Json/Json.cs'],
    ['the file of a namespace that is not its first', 'Two', 'Misc/All.cs'],
    ['the file of a namespace within its first', 'Acme.One.Two.Second', 'Misc/All.cs'],
    ['nothing, for a namespace that has only others within it', 'Acme', 'ignored'],
    ['nothing, for a name that its namespace lacks', 'Acme.Json.Missing', 'unresolved'],
    ['nothing new, for the namespace of the file alone', 'Acme.App', 'ignored'],
    ['.NET', 'System.Collections.Generic', 'builtin System.Collections'],
    ['.NET itself', 'System', 'builtin System'],
    ['a library', 'Microsoft.Extensions.Logging', 'external Microsoft.Extensions'],
    ['a library with a short name', 'Xunit', 'external Xunit'],
    ['nothing from a prototype', '__proto__.constructor', 'external __proto__.constructor'],
    ['nothing', '', 'ignored'],
  ])('leads to %s: %s', (_, specifier, expected) => {
    expect(linked('App/Program.cs', specifier)).toBe(expected);
  });
});
