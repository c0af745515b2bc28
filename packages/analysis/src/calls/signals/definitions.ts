import type { CallNode, CodeSymbol, FileSkeleton } from '@reposcan/core';

/** What a skeleton says of a function. */
export interface Definition {
  /** Of its own, not within a class or namespace. */
  topLevel: boolean;
  /** Visible outside its file, and so is everything around it. */
  exported: boolean;
  /** It, or a class around it, has a decorator: who is handed it may call it. */
  decorated: boolean;
  /** The class around it extends something, or is extended: it may be called by that name from there. */
  related: boolean;
}

/** The definitions that nodes stand for. */
export type Definitions = (node: CallNode) => Definition | undefined;

/** Members within members are followed this far. */
const maxDepth = 20;

/**
 * Finds what the skeletons say of a node by its place in its file: what of its qualified name comes after the name of its module. Functions within functions are
 * in no skeleton.
 */
export function definitionsOf(skeletons: readonly FileSkeleton[], nodes: readonly CallNode[]): Definitions {
  const moduleNames = new Map(nodes.flatMap(({ kind, path, qualifiedName }) => (kind === 'module' && path !== null ? [[path, qualifiedName] as const] : [])));
  const found = new Map<string, Definition>();
  const extended = extendedClasses(skeletons);
  const add = (path: string, symbols: readonly CodeSymbol[], around: Definition & { chain: string; depth: number }): void => {
    for (const { name, exported, decorators, kind, signature, members } of symbols) {
      const chain = around.chain === '' ? name : `${around.chain}.${name}`;
      const key = `${path}\0${chain}`;
      const known = found.get(key);
      const definition: Definition = {
        topLevel: around.depth === 0,
        exported: (exported && around.exported) || known?.exported === true,
        decorated: decorators.length > 0 || around.decorated || known?.decorated === true,
        related: around.related || known?.related === true,
      };
      found.set(key, definition);
      if (around.depth < maxDepth) add(path, members, { ...definition, related: definition.related || (kind === 'class' && (extended.has(name) || basesOf(signature).length > 0)), chain, depth: around.depth + 1 });
    }
  };
  for (const { path, symbols } of skeletons) add(path, symbols, { topLevel: true, exported: true, decorated: false, related: false, chain: '', depth: 0 });
  return ({ path, qualifiedName }) => {
    const module = path === null ? undefined : moduleNames.get(path);
    return module === undefined || !qualifiedName.startsWith(module) ? undefined : found.get(`${path ?? ''}\0${qualifiedName.slice(module.length + 1)}`);
  };
}

/** The names of classes that others extend. */
function extendedClasses(skeletons: readonly FileSkeleton[]): Set<string> {
  const names = new Set<string>();
  const open: CodeSymbol[] = skeletons.flatMap(({ symbols }) => symbols);
  for (let symbol = open.pop(); symbol !== undefined; symbol = open.pop()) {
    if (symbol.kind === 'class') for (const base of basesOf(symbol.signature)) names.add(base);
    for (const member of symbol.members) open.push(member);
  }
  return names;
}

/** The words after a class's name where it extends something: `class A(B)` of Python, `class A extends B`, `class A implements C`. */
function basesOf(signature: string): readonly string[] {
  const bases = /\b(?:extends|implements)\b(.*)|class\s+\w+\s*(?:\[.*\])?\s*\((.*)\)/.exec(signature);
  return (bases?.[1] ?? bases?.[2] ?? '').match(/[\w$]+/g) ?? [];
}
