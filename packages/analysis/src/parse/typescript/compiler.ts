import { createRequire } from 'node:module';
import type ts from 'typescript';

/** The TypeScript compiler as a module, or the part of it that parses. */
export type Compiler = typeof ts;

/** What `slice-typescript.mjs` cuts out of the compiler when this package is built. */
const slice = new URL('typescript-syntax.js', import.meta.url);

/**
 * Loads what parses one file: the slice, or the whole compiler where there is none, as in the sources of this package and in bundles that leave it out. That takes
 * five times as long; it is CommonJS and loaded as such, because `import()` would read its nine megabytes two times more, to learn that and what it exports.
 */
export async function loadSyntax(): Promise<Compiler> {
  try {
    return (await import(slice.href)) as Compiler;
  } catch {
    return createRequire(import.meta.url)('typescript') as Compiler;
  }
}
