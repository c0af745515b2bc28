import type { CallGraph } from '@reposcan/core';
import type { CallFacts } from './facts.js';

const maxHotspots = 3;

/** What the call graph says. */
export function callFacts({ nodes, edges, signals }: CallGraph): CallFacts {
  const byName = new Map(nodes.map((node) => [node.qualifiedName, node]));
  const [first] = signals.unreachable ?? [];
  const example = first === undefined ? undefined : byName.get(first);
  return {
    functions: nodes.filter(({ kind }) => kind === 'function' || kind === 'method').length,
    edges: edges.length,
    hotspots: signals.hotspots.slice(0, maxHotspots).flatMap(({ qualifiedName, callers }) => {
      const node = byName.get(qualifiedName);
      return node?.path == null ? [] : [{ name: node.name, path: node.path, line: node.line, callers }];
    }),
    unreachable:
      example?.path == null ? null : { count: signals.unreachable?.length ?? 0, example: example.name, source: { path: example.path, line: example.line } },
  };
}
