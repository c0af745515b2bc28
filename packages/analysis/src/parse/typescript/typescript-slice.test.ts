import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sliceTypescript } from '../../../slice-typescript.mjs';
import type { Compiler } from './compiler.js';
import { createTypescriptParser } from './typescript-parser.js';

const folder = mkdtempSync(join(tmpdir(), 'reposcan-slice-'));
const whole = createRequire(import.meta.url)('typescript') as Compiler;
let slice: Compiler;

beforeAll(async () => {
  const file = join(folder, 'slice.mjs');
  await sliceTypescript(file);
  slice = (await import(pathToFileURL(file).href)) as Compiler;
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that a parser sees of a node. */
const shape = (compiler: Compiler, file: ts.SourceFile): unknown[] => {
  const nodes: unknown[] = [];
  const visit = (node: ts.Node & { text?: string }): void => {
    nodes.push([node.kind, node.pos, node.end, node.flags, node.getStart(file), node.text, node.getText(file).length]);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
};

describe('the slice of the TypeScript compiler', () => {
  it('is of the version that is installed, with its licence, and a small part of it', () => {
    const text = readFileSync(join(folder, 'slice.mjs'), 'utf8');

    expect(slice.version).toBe(whole.version);
    expect(text).toMatch(/^\/\*![^]*Apache License, Version 2\.0/);
    expect(text.length).toBeLessThan(1_200_000);
  });

  it.each([
    ['a.ts', 'class A<T> { #a = 1; static { this.#b(); } @d() get b(): T { return <T>this.#a; } }'],
    ['a.tsx', 'const a = <T,>(b: T) => <p {...b} c="d">{`e${1}`}</p>;'],
    ['a.js', "/** @type {import('./x').A} */ let a;\n/** @import { B } from './y' */\n/** @param {B} b */ function f(b) {}"],
    ['a.ts', '/// <reference path="x" />\n/// <reference types="y" />\nnamespace a.b { export import c = require("d") }'],
    ['a.ts', 'const a = ; } ) class { <'],
  ])('parses %s as the whole does: %s', (name, text) => {
    const parse = (compiler: Compiler) => compiler.createSourceFile(name, text, { languageVersion: compiler.ScriptTarget.Latest, jsDocParsingMode: compiler.JSDocParsingMode.ParseAll });

    expect(shape(slice, parse(slice))).toEqual(shape(whole, parse(whole)));
  });

  it('gives the skeletons that the whole gives, of every source of this package', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const [bySlice, byWhole] = [slice, whole].map((compiler) => createTypescriptParser(() => Promise.resolve(compiler)));
    await Promise.all([bySlice?.load(), byWhole?.load()]);

    for (const path of paths) {
      const text = readFileSync(join(root, path), 'utf8');
      // As JavaScript, documentation is parsed as well.
      for (const language of ['TypeScript', 'JavaScript']) expect(bySlice?.parse(text, { path, language }), path).toEqual(byWhole?.parse(text, { path, language }));
    }
  });
});
