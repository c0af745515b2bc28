import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { Adjacency } from '../adjacency.js';
import { createRandomSource } from './random-source.js';

/**
 * Groups of nodes with more edges among themselves than to others (Louvain; Blondel et al., 2008), each rising, by size (largest first), then first node. A
 * node without edges is a group of its own. Nodes and edges go in sorted and chance is fixed, so the same graph gives the same groups.
 */
export function communitiesOf(graph: Adjacency): number[][] {
  const links = new UndirectedGraph<Record<string, never>, { weight: number }>();
  const groups = new Map<string, number[]>();
  for (const [from, targets] of graph.entries()) {
    for (const to of targets) {
      const [low, high] = from < to ? [from, to] : [to, from];
      links.mergeNode(String(low));
      links.mergeNode(String(high));
      // Importing each other ties two files more closely than one importing the other.
      links.updateEdge(String(low), String(high), (known) => ({ weight: (known.weight ?? 0) + 1 }));
    }
  }
  const memberships = links.size === 0 ? {} : detect(links);
  for (const node of graph.keys()) {
    const key = links.hasNode(String(node)) ? `group ${String(memberships[String(node)])}` : `alone ${String(node)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()].sort((left, right) => right.length - left.length || (left[0] ?? 0) - (right[0] ?? 0));
}

/** Its types describe a module with a default export; under Node the function is the module itself. */
const louvain = 'default' in louvainModule ? louvainModule.default : louvainModule;

const seed = 20_080_304;

function detect(links: UndirectedGraph<Record<string, never>, { weight: number }>): Record<string, number> {
  return louvain(links, { getEdgeWeight: 'weight', rng: createRandomSource(seed) });
}
