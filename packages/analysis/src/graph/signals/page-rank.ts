import type { Adjacency } from '../adjacency.js';

const damping = 0.85;
/** 0.85^150 is below 3e-11: more rounds change nothing that is shown. */
const maxRounds = 150;
const precision = 1e-10;

/**
 * PageRank (Brin and Page, 1998) by power iteration: rank(v) = 0.15/n + 0.85 · (Σ rank(u)/out(u) over the u that lead to v + dangling/n), where dangling is
 * the rank of the nodes that lead nowhere. The ranks add up to 1. Written here because graphology's throws where it does not converge. The same graph
 * gives the same bits: nothing depends on time or on the order of edges.
 */
export function pageRank(graph: Adjacency): Float64Array {
  const nodes = graph.length;
  let ranks = new Float64Array(nodes).fill(1 / nodes);
  for (let round = 0; round < maxRounds; round += 1) {
    const next = new Float64Array(nodes);
    let dangling = 0;
    for (let from = 0; from < nodes; from += 1) {
      const targets = graph[from] ?? [];
      const rank = ranks[from] ?? 0;
      if (targets.length === 0) dangling += rank;
      const part = rank / targets.length;
      for (const to of targets) next[to] = (next[to] ?? 0) + part;
    }
    const base = (1 - damping + damping * dangling) / nodes;
    let change = 0;
    for (let node = 0; node < nodes; node += 1) {
      const rank = base + damping * (next[node] ?? 0);
      change += Math.abs(rank - (ranks[node] ?? 0));
      next[node] = rank;
    }
    ranks = next;
    if (change < precision) break;
  }
  return ranks;
}
