import type { CodeSymbol, FileSkeleton } from '@reposcan/core';

/** No file nests them deeper. */
const maxDepth = 50;

/** The same symbols are asked for every import of a file: the modules among them, and what has which name, are worked out once. */
const known = new WeakMap<readonly CodeSymbol[], { modules: CodeSymbol[]; byName: Map<string, CodeSymbol> }>();

function sorted(symbols: readonly CodeSymbol[]): { modules: CodeSymbol[]; byName: Map<string, CodeSymbol> } {
  const cached = known.get(symbols);
  if (cached !== undefined) return cached;
  const result = { modules: symbols.filter(({ kind }) => kind === 'namespace'), byName: new Map(symbols.toReversed().map((symbol) => [symbol.name, symbol])) };
  known.set(symbols, result);
  return result;
}

/** The modules within a file that a line is in, from the outside in: `mod tests { use helper::x; }` is in `tests`. */
export function inlineModulesAt({ symbols }: FileSkeleton, line: number): string[] {
  const path: string[] = [];
  let inside: readonly CodeSymbol[] = symbols;
  while (path.length < maxDepth) {
    const module = sorted(inside).modules.find((symbol) => symbol.line <= line && line <= symbol.endLine);
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
    const next = sorted(inside).byName.get(name);
    if (next === undefined) return null;
    found = next;
    inside = next.members;
  }
  return found;
}
