/** A directed graph by numbers: for each node the nodes it leads to, distinct, rising, never itself. */
export type Adjacency = readonly (readonly number[])[];

/** The graph of so many nodes and these edges, in whatever order they come. */
export function adjacencyOf(nodes: number, edges: Iterable<readonly [from: number, to: number]>): Adjacency {
  const sets = Array.from({ length: nodes }, () => new Set<number>());
  for (const [from, to] of edges) if (from !== to) sets[from]?.add(to);
  return sets.map((targets) => [...targets].sort((left, right) => left - right));
}

/** How many edges lead to each node. */
export function inDegrees(graph: Adjacency): number[] {
  const degrees = graph.map(() => 0);
  for (const targets of graph) for (const to of targets) degrees[to] = (degrees[to] ?? 0) + 1;
  return degrees;
}
