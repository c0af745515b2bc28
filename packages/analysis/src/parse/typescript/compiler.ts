import { createRequire } from 'node:module';
import type ts from 'typescript';

/** The TypeScript compiler as a module. It takes a while to load, so only who needs it does. */
export type Compiler = typeof ts;

/** Loads the compiler: as CommonJS, which it is. `import()` would read its nine megabytes two times more, to learn that and what it exports. */
export function loadCompiler(): Compiler {
  return createRequire(import.meta.url)('typescript') as Compiler;
}
