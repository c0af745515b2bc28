import { loadForceAtlas2, undirectedGraph } from '../../../graph/graphology.js';
import type { SceneEdge } from './scene.js';

/** Pulls what is joined together and pushes all else apart, so many steps from where it starts (ForceAtlas2). */
export function forcePlaces(start: ReadonlyMap<number, readonly [number, number]>, edges: readonly SceneEdge[], steps: number): Map<number, readonly [number, number]> {
  const forceAtlas2 = loadForceAtlas2();
  const graph = undirectedGraph();
  for (const [index, [x, y]] of start) graph.addNode(index, { x, y });
  for (const [from, to] of edges) graph.mergeEdge(from, to);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 500, strongGravityMode: true, gravity: 0.08, scalingRatio: 12 };
  const places = forceAtlas2(graph, { iterations: steps, settings });
  return new Map(
    [...start].map(([index, at]) => {
      const place = places[index];
      const found = place !== undefined && Number.isFinite(place.x) && Number.isFinite(place.y);
      return [index, found ? [place.x, place.y] : at];
    }),
  );
}
