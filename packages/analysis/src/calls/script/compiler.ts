import { createRequire } from 'node:module';
import type { Compiler } from '../../parse/typescript/compiler.js';

/** Loads the whole compiler, types included. As CommonJS, which it is: `import()` would read its nine megabytes two times more. */
export function loadChecker(): Compiler {
  return createRequire(import.meta.url)('typescript') as Compiler;
}
