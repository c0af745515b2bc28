import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CodeSymbol, FileSkeleton } from '@reposcan/core';

/** A file as lines that can be compared: `class a.B 3-9`, `import os {} 1`. */
export type Outline = ReadonlySet<string>;

interface OracleFile {
  definitions: [kind: string, name: string, line: number, endLine: number][];
  imports: [specifier: string, names: string[], line: number][];
}

/** What CPython sees in each file; `null` where it refuses it. */
export function oracleOutlines(paths: readonly string[]): (Outline | null)[] {
  const program = fileURLToPath(new URL('python-skeletons.py', import.meta.url));
  const answer = execFileSync('python3', [program], { input: JSON.stringify(paths), maxBuffer: 1 << 30, encoding: 'utf8' });
  const files = JSON.parse(answer) as (OracleFile | null)[];
  return files.map((file) =>
    file === null
      ? null
      : new Set([
          ...file.definitions.map(([kind, name, line, endLine]) => `${kind} ${name} ${line}-${endLine}`),
          ...file.imports.map(([specifier, names, line]) => `import ${specifier} {${names.join(', ')}} ${line}`),
        ]),
  );
}

/** What we see, in the same words. Variables are left out: CPython has no word for them. */
export function skeletonOutline({ symbols, imports }: FileSkeleton): Outline {
  return new Set([
    ...definitionsOf(symbols, ''),
    ...imports.filter(({ kind }) => kind === 'import').map(({ specifier, names, line }) => `import ${specifier} {${names.join(', ')}} ${line}`),
  ]);
}

const kinds = new Map([
  ['class', 'class'],
  ['function', 'function'],
  ['method', 'method'],
  ['constructor', 'method'],
]);

function definitionsOf(symbols: readonly CodeSymbol[], prefix: string): string[] {
  return symbols.flatMap(({ kind, name, line, endLine, members }) => {
    const word = kinds.get(kind);
    return word === undefined ? [] : [`${word} ${prefix}${name} ${line}-${endLine}`, ...definitionsOf(members, `${prefix}${name}.`)];
  });
}
