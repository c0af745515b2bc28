import type { CodeSymbol, FileSkeleton } from '@reposcan/core';

/** No file nests them deeper. */
const maxDepth = 50;

/** The modules within a file that a line is in, from the outside in: `mod tests { use helper::x; }` is in `tests`. */
export function inlineModulesAt({ symbols }: FileSkeleton, line: number): string[] {
  const path: string[] = [];
  let inside: readonly CodeSymbol[] = symbols;
  while (path.length < maxDepth) {
    const module = inside.find((symbol) => symbol.kind === 'namespace' && symbol.line <= line && line <= symbol.endLine);
    if (module === undefined) break;
    path.push(module.name);
    inside = module.members;
  }
  return path;
}

/** Whether modules of these names are written within each other in a file. */
export function hasInlineModule(skeleton: FileSkeleton, path: readonly string[]): boolean {
  const module = symbolAt(skeleton, path);
  return module !== null && module.kind === 'namespace';
}

/** What is defined in a file by this path of modules, its own name last; `null` where it is not. */
export function symbolAt({ symbols }: FileSkeleton, path: readonly string[]): CodeSymbol | null {
  let inside: readonly CodeSymbol[] = symbols;
  let found: CodeSymbol | null = null;
  for (const name of path) {
    const next = inside.find((symbol) => symbol.name === name);
    if (next === undefined) return null;
    found = next;
    inside = next.members;
  }
  return found;
}
