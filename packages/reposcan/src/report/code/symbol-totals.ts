import type { CodeSymbol, FileSkeleton, SymbolKind } from '@reposcan/core';
import { counted } from '../text/figures.js';

/** Kinds that are counted, in the order of the report; some kinds are one to a reader. */
const shown: readonly (readonly [singular: string, plural: string, kinds: readonly SymbolKind[]])[] = [
  ['class', 'classes', ['class', 'struct']],
  ['interface', 'interfaces', ['interface', 'trait']],
  ['type', 'types', ['type', 'enum']],
  ['function', 'functions', ['function']],
  ['method', 'methods', ['method', 'constructor']],
];

/** How many classes, interfaces, types, functions and methods there are, in words; what there is none of is left out. */
export function symbolTotals(skeletons: readonly FileSkeleton[]): string[] {
  const counts = new Map<SymbolKind, number>();
  const open: CodeSymbol[] = skeletons.flatMap(({ symbols }) => symbols);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    counts.set(next.kind, (counts.get(next.kind) ?? 0) + 1);
    for (const member of next.members) open.push(member);
  }
  return shown.flatMap(([singular, plural, kinds]) => {
    const total = kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
    return total === 0 ? [] : [counted(total, singular, plural)];
  });
}
