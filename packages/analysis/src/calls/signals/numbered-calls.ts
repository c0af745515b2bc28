import type { CallGraph, CallNode, FileRole, ObservedFile } from '@reposcan/core';
import { adjacencyOf, type Adjacency } from '../../graph/adjacency.js';

/** A call graph by numbers: a node's number is its position in `nodes`. */
export interface NumberedCalls {
  nodes: readonly CallNode[];
  adjacency: Adjacency;
  /** By path of a node; `null` for an external one. */
  roleOf: (node: CallNode) => FileRole | null;
}

/** Numbers the nodes of a call graph. */
export function numberedCalls({ nodes, edges }: Pick<CallGraph, 'nodes' | 'edges'>, files: readonly ObservedFile[]): NumberedCalls {
  const numbers = new Map(nodes.map(({ qualifiedName }, index) => [qualifiedName, index]));
  const pairs = edges.map(({ from, to }) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0] as const);
  const roles = new Map(files.map(({ path, role }) => [path, role]));
  return { nodes, adjacency: adjacencyOf(nodes.length, pairs), roleOf: ({ path }) => (path === null ? null : (roles.get(path) ?? null)) };
}

/** How many steps lead from the nearest root to each node; `null` where none does. */
export function stepsFrom(roots: Iterable<number>, graph: Adjacency): (number | null)[] {
  const steps: (number | null)[] = graph.map(() => null);
  let front = [...new Set(roots)];
  for (const root of front) steps[root] = 0;
  for (let step = 1; front.length > 0; step += 1) {
    const next: number[] = [];
    for (const node of front) {
      for (const target of graph[node] ?? []) {
        if (steps[target] !== null) continue;
        steps[target] = step;
        next.push(target);
      }
    }
    front = next;
  }
  return steps;
}
