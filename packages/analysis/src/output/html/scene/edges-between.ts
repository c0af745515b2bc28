import type { ImportEdge } from '@reposcan/core';
import { neededAtRunTime, runsOnLoad } from '../../../graph/edge-use.js';
import { isUpwards, type Placeless } from './placed.js';
import { edgeTraits, type SceneEdge } from './scene.js';
import { sceneLimits } from './scene-limits.js';

/** What is known of the nodes at the ends of edges, by index. */
export interface Ends {
  nodes: readonly Placeless[];
  cycleOf: (index: number) => number | null;
}

/** Imports of one file by another: all kinds together. */
interface Imports {
  from: number;
  to: number;
  typeOnly: boolean;
  needed: boolean;
  onLoad: boolean;
  imports: number;
}

/** Edges between the files that are shown, and how many more there are. Several imports of the same file are one edge, type-only if all of them are. */
export function edgesBetween(paths: readonly string[], imports: readonly ImportEdge[], { nodes, cycleOf }: Ends): { edges: SceneEdge[]; left: number } {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const edges = new Map<number, Imports>();
  for (const edge of imports) {
    const from = indexOf.get(edge.from);
    const to = indexOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = from * paths.length + to;
    const known = edges.get(key);
    edges.set(key, {
      from,
      to,
      typeOnly: edge.typeOnly && (known?.typeOnly ?? true),
      needed: neededAtRunTime(edge) || (known?.needed ?? false),
      onLoad: runsOnLoad(edge) || (known?.onLoad ?? false),
      imports: (known?.imports ?? 0) + 1,
    });
  }
  // Nodes come by importance: an edge matters as much as the lesser of its ends.
  const sorted = [...edges.values()].toSorted((a, b) => Math.max(a.from, a.to) - Math.max(b.from, b.to) || a.from - b.from || a.to - b.to);
  const kept = sorted.slice(0, sceneLimits.edges).map(({ from, to, typeOnly, needed, onLoad, imports: count }): SceneEdge => {
    const cycle = onLoad ? cycleOf(from) : null;
    const traits =
      (typeOnly ? edgeTraits.typeOnly : 0) |
      (needed && isUpwards(nodes[from], nodes[to]) ? edgeTraits.againstLayers : 0) |
      (cycle !== null && cycle === cycleOf(to) ? edgeTraits.inCycle : 0);
    return [from, to, traits, count];
  });
  return { edges: kept, left: sorted.length - kept.length };
}
