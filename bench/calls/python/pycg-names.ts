import type { CallEdge, CallNode } from '@reposcan/core';

/** An edge as the suite writes it. */
export interface NamedEdge {
  text: string;
  /** Leads to a function of the sources. */
  isInternal: boolean;
  /** Someone wrote the call, or the class that is called, down: no property, no special method, no callback. */
  isWritten: boolean;
}

/** What was found, as the suite writes it. */
export interface NamedGraph {
  edges: NamedEdge[];
  /** Everything that the sources define. */
  defined: ReadonlySet<string>;
}

/**
 * Our edges in the convention of PyCG's suites. Three things differ: builtins are `<builtin>.len` and `<**PyStr**>.join` there, a module is called by its path from the root of the
 * sources, and calling a class that declares no `__init__` is no edge there.
 */
export function inPycgNames(nodes: readonly CallNode[], edges: readonly CallEdge[]): NamedGraph {
  const byName = new Map(nodes.map((node) => [node.qualifiedName, node]));
  const modules = new Map(nodes.flatMap(({ kind, path, qualifiedName }) => (kind === 'module' && path !== null ? [[path, qualifiedName] as const] : [])));
  const nameOf = (qualifiedName: string): string => {
    const path = byName.get(qualifiedName)?.path ?? null;
    if (path === null) return qualifiedName.replace(/^builtins\.(str|dict|list)\./, (_match, type: string) => `<**Py${type.charAt(0).toUpperCase()}${type.slice(1)}**>.`).replace(/^builtins\./, '<builtin>.');
    return `${path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.')}${qualifiedName.slice(modules.get(path)?.length ?? 0)}`;
  };
  const named = new Map<string, NamedEdge>();
  for (const { from, to, kind } of edges) {
    const target = byName.get(to);
    if (target?.kind === 'class') continue;
    const text = `${nameOf(from)} → ${nameOf(to)}`;
    const isWritten = kind === 'call' || kind === 'construct' || named.get(text)?.isWritten === true;
    named.set(text, { text, isInternal: target?.path !== null, isWritten });
  }
  return { edges: [...named.values()], defined: new Set(nodes.flatMap(({ path, qualifiedName }) => (path === null ? [] : [nameOf(qualifiedName)]))) };
}

/** The edges of a call graph of the suite: callees by caller. */
export function expectedEdges(graph: Readonly<Record<string, readonly string[]>>): string[] {
  return [...new Set(Object.entries(graph).flatMap(([from, callees]) => callees.map((to) => `${from} → ${to}`)))];
}
