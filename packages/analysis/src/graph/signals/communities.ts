import type { UndirectedGraph } from 'graphology';
import type { Adjacency } from '../adjacency.js';
import { loadLouvain, undirectedGraph } from '../graphology.js';
import { createRandomSource } from './random-source.js';

/**
 * Groups of nodes with more edges among themselves than to others (Louvain; Blondel et al., 2008), each rising, by size (largest first), then first node. A
 * node without edges is a group of its own. Nodes and edges go in sorted and chance is fixed, so the same graph gives the same groups.
 */
export function communitiesOf(graph: Adjacency): number[][] {
  const links = linksOf(graph);
  const groups = new Map<string, number[]>();
  const memberships = links.size === 0 ? {} : detect(links);
  for (const node of graph.keys()) {
    const key = links.hasNode(String(node)) ? `group ${String(memberships[String(node)])}` : `alone ${String(node)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length || (left[0] ?? 0) - (right[0] ?? 0));
}

/** Importing each other ties two files more closely than one importing the other: weight 2. Nodes without edges stay out. */
function linksOf(graph: Adjacency): UndirectedGraph<Record<string, never>, { weight: number }> {
  const links = undirectedGraph<Record<string, never>, { weight: number }>();
  const tied = new Set([...graph.entries()].flatMap(([from, targets]) => (targets.length === 0 ? [] : [from, ...targets])));
  for (const node of [...tied].sort((left, right) => left - right)) links.addNode(String(node));
  const known = graph.map((targets) => new Set(targets));
  for (const [from, targets] of graph.entries()) {
    for (const to of targets) {
      const mutual = known[to]?.has(from) === true;
      // The lower of two that import each other has added the link for both.
      if (!mutual || from < to) links.addEdge(String(from), String(to), { weight: mutual ? 2 : 1 });
    }
  }
  return links;
}

const seed = 20_080_304;

function detect(links: UndirectedGraph<Record<string, never>, { weight: number }>): Record<string, number> {
  return loadLouvain()(links, { getEdgeWeight: 'weight', rng: createRandomSource(seed) });
}
