import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ambiguousExtensions } from './ambiguous-extensions.js';
import { createLanguageIndex } from './language-index.js';
import { languages } from './languages.js';

const index = createLanguageIndex();

describe('language by name', () => {
  it.each([
    ['src/a.ts', 'TypeScript'],
    ['src/a.d.mts', 'TypeScript'],
    ['src/A.TSX', 'TSX'],
    ['a.py', 'Python'],
    ['main.go', 'Go'],
    ['lib.rs', 'Rust'],
    ['App.vue', 'Vue'],
    ['x.kt', 'Kotlin'],
    ['build.gradle.kts', 'Gradle Kotlin DSL'],
    ['Program.cs', 'C#'],
    ['a.cpp', 'C++'],
    ['a.mm', 'Objective-C++'],
    ['views/welcome.blade.php', 'Blade'],
    ['index.php', 'PHP'],
    ['show.html.erb', 'HTML+ERB'],
    ['Makefile', 'Makefile'],
    ['Makefile.am', 'Makefile'],
    ['Dockerfile', 'Dockerfile'],
    ['Dockerfile.dev', 'Dockerfile'],
    ['CMakeLists.txt', 'CMake'],
    ['requirements-dev.txt', 'Pip Requirements'],
    ['package.json', 'JSON'],
    ['tsconfig.json', 'JSON with Comments'],
    ['Cargo.lock', 'TOML'],
    ['Gemfile', 'Ruby'],
    ['.env.local', 'Dotenv'],
    ['.gitignore', 'Ignore List'],
    ['README', 'Text'],
    ['a.sql', 'SQL'],
    ['a.proto', 'Protocol Buffer'],
    ['main.tf', 'HCL'],
    ['a.ex', 'Elixir'],
    ['a.zig', 'Zig'],
    ['notebook.ipynb', 'Jupyter Notebook'],
  ])('knows %s as %s', (path, language) => {
    expect(index.byName(path)?.name).toBe(language);
  });

  it.each(['LOGO.xyzzy', 'constructor', '__proto__', 'a.toString', '.hasOwnProperty', 'no-extension', '', '.', '...', `${'a.'.repeat(3000)}b`])('knows no language for %j', (path) => {
    expect(index.byName(path)).toBeNull();
  });

  it('never throws and always gives a known language', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, head) => {
        const language = index.byContent(path, head);

        expect(language === null || languages.includes(language)).toBe(true);
      }),
    );
  });
});

describe('language by content', () => {
  it.each([
    ['bin/run', '#!/usr/bin/env python3.12\nimport os', 'Python'],
    ['bin/run', '#!/bin/sh\necho', 'Shell'],
    ['bin/run', '#!/usr/bin/env -S ts-node --esm', 'TypeScript'],
    ['bin/run', '#!/usr/bin/env FOO=1 node\n', 'JavaScript'],
    ['bin/run', '#! /usr/bin/perl -w\n', 'Perl'],
    ['a.h', '#include <stdio.h>\nint f(void);', 'C'],
    ['a.h', '#pragma once\nnamespace a {\nclass B {};\n}', 'C++'],
    ['a.h', '#import <Foundation/Foundation.h>\n@interface A : NSObject\n@end', 'Objective-C'],
    ['a.m', '@implementation A\n@end', 'Objective-C'],
    ['a.m', '% computes\nfunction y = f(x)\ny = x;\nend', 'MATLAB'],
    ['a.m', '(* ::Package:: *)\nBeginPackage["A`"]', 'Wolfram Language'],
    ['a.pl', 'use strict;\nmy $x = 1;', 'Perl'],
    ['a.pl', 'likes(mary, wine).\nhappy(X) :- likes(X, wine).', 'Prolog'],
    ['a.ts', 'export const a = 1;', 'TypeScript'],
    ['de.ts', '<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1">', 'XML'],
    ['a.v', 'module adder(input a, output b);\nendmodule', 'Verilog'],
    ['a.v', 'Require Import Arith.\nLemma a : 1 = 1.\nProof. auto. Qed.', 'Rocq Prover'],
    ['a.v', "module main\n\nfn main() {\n\tprintln('hi')\n}", 'V'],
    ['a.r', 'f <- function(x) x', 'R'],
    ['a.r', 'REBOL [Title: "x"]', 'Rebol'],
    ['a.fs', 'module A\nlet x = 1', 'F#'],
    ['a.fs', ': square dup * ;', 'Forth'],
    ['a.cls', 'public class A {}', 'Apex'],
    ['a.cls', '\\NeedsTeXFormat{LaTeX2e}', 'TeX'],
    ['a.pp', 'class a {\n  file { x:\n    ensure => present,\n  }\n}', 'Puppet'],
    ['a.pp', 'unit a;\ninterface\nend.', 'Pascal'],
    ['a.pro', 'QT += core\nSOURCES += main.cpp', 'QMake'],
    ['a.1', '.TH A 1\n.SH NAME', 'Roff Manpage'],
  ])('tells %s with %j as %s', (path, head, language) => {
    expect(index.byContent(path, head)?.name).toBe(language);
  });

  it('leaves a numbered file that is no manual page without a language', () => {
    expect(index.byContent('server.log.1', 'started\nstopped')).toBeNull();
  });

  it('stays fast on one endless line of anything that a pattern begins with', () => {
    const hostile = ['a', ' ', '\t', ':', '!a', '<', '{{', 'match ', '#include ', '(', '\n', 'a >>'].map((part) => part.repeat(32_768 / part.length));

    const results = [...ambiguousExtensions.keys()].flatMap((extension) => hostile.map((head) => index.byContent(`x${extension}`, head)));

    expect(results).toHaveLength(ambiguousExtensions.size * hostile.length);
  });
});

describe('the table', () => {
  it('covers at least 150 languages and 400 extensions', () => {
    const extensions = new Set(languages.flatMap((language) => (language.extensions ?? '').split(' ')));

    expect(languages.length).toBeGreaterThanOrEqual(150);
    expect(extensions.size).toBeGreaterThanOrEqual(400);
  });

  it('names each language once', () => {
    expect(new Set(languages.map((language) => language.name)).size).toBe(languages.length);
  });

  it('has a rule for every extension that two languages claim', () => {
    const claims = new Map<string, number>();
    for (const extension of languages.flatMap((language) => (language.extensions ?? '').split(' '))) claims.set(extension, (claims.get(extension) ?? 0) + 1);
    claims.delete('');

    const undecided = [...claims].filter(([extension, count]) => count > 1 && !ambiguousExtensions.has(extension)).map(([extension]) => extension);

    expect(undecided).toEqual([]);
  });

  it('decides only between languages that it names', () => {
    const named = [...ambiguousExtensions.values()].flatMap(({ patterns, otherwise }) => [...patterns.map(([name]) => name), ...(otherwise === null ? [] : [otherwise])]);

    expect(named.filter((name) => index.named(name) === null)).toEqual([]);
  });

  it('groups languages under languages that it names', () => {
    const groups = languages.flatMap((language) => (language.group === undefined ? [] : [language.group]));

    expect(groups.filter((group) => index.named(group) === null)).toEqual([]);
  });
});

it('lets an added language win over a known one, also where the known ones are told apart by content', () => {
  const own = createLanguageIndex([{ name: 'House', type: 'programming', extensions: '.ts .h', filenames: 'Housefile', interpreters: 'house' }]);

  expect(own.byName('a.ts')?.name).toBe('House');
  expect(own.byContent('a.h', 'namespace a {')?.name).toBe('House');
  expect(own.byName('Housefile')?.name).toBe('House');
  expect(own.byContent('run', '#!/usr/bin/house')?.name).toBe('House');
  expect(own.named('house')?.name).toBe('House');
});
