import type { CallNode, CodeSymbol, FileSkeleton } from '@reposcan/core';

/** What a skeleton says of a function. */
export interface Definition {
  /** Of its own, not within a class or namespace. */
  topLevel: boolean;
  /** Visible outside its file, and so is everything around it. */
  exported: boolean;
  /** It, or a class around it, has a decorator: who is handed it may call it. */
  decorated: boolean;
  /** The class around it extends or implements something: it may be called by that name from there. */
  inherits: boolean;
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
  const add = (path: string, symbols: readonly CodeSymbol[], around: Definition & { chain: string; depth: number }): void => {
    for (const { name, exported, decorators, kind, signature, members } of symbols) {
      const chain = around.chain === '' ? name : `${around.chain}.${name}`;
      const key = `${path}\0${chain}`;
      const known = found.get(key);
      const definition: Definition = {
        topLevel: around.depth === 0,
        exported: (exported && around.exported) || known?.exported === true,
        decorated: decorators.length > 0 || around.decorated || known?.decorated === true,
        inherits: around.inherits || known?.inherits === true,
      };
      found.set(key, definition);
      if (around.depth < maxDepth) add(path, members, { ...definition, inherits: definition.inherits || (kind === 'class' && hasBases(signature)), chain, depth: around.depth + 1 });
    }
  };
  for (const { path, symbols } of skeletons) add(path, symbols, { topLevel: true, exported: true, decorated: false, inherits: false, chain: '', depth: 0 });
  return ({ path, qualifiedName }) => {
    const module = path === null ? undefined : moduleNames.get(path);
    return module === undefined || !qualifiedName.startsWith(module) ? undefined : found.get(`${path ?? ''}\0${qualifiedName.slice(module.length + 1)}`);
  };
}

/** `class A(B)` of Python, `class A extends B`, `class A implements C`. */
function hasBases(signature: string): boolean {
  return /\b(?:extends|implements)\b|class\s+\w+\s*(?:\[.*\])?\s*\(\s*[^)\s]/.test(signature);
}
