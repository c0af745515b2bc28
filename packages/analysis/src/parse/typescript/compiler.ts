import type ts from 'typescript';

/** The TypeScript compiler as a module. It takes a while to load, so only who needs it does. */
export type Compiler = typeof ts;

/** Loads the compiler. */
export async function loadCompiler(): Promise<Compiler> {
  return (await import('typescript')).default;
}
