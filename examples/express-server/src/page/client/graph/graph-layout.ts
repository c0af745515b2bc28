import type Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { GraphModel, Grain } from './graph-model.js';

/** Where a node is drawn. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Where nodes begin: folders lie in their layers, the highest on top; files lie on a circle in the order of their paths, from which forces pull them together
 * that import each other.
 */
export function startingPoints({ nodes }: GraphModel, grain: Grain): Map<string, Point> {
  const sorted = nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (grain === 'files') {
    return new Map(sorted.map(({ id }, index) => [id, { x: Math.cos((2 * Math.PI * index) / sorted.length), y: Math.sin((2 * Math.PI * index) / sorted.length) }]));
  }
  const points = new Map<string, Point>();
  for (const layer of new Set(sorted.map((node) => node.layer))) {
    const row = sorted.filter((node) => node.layer === layer);
    const width = 2;
    // Layers shift to the left and right in turn, and every other node down a little, so that neither names nor arrows lie on one another.
    row.forEach(({ id }, index) => points.set(id, { x: ((index + 0.5) / row.length - 0.5) * width + ([0, 0.12, -0.12][Math.abs(layer ?? 3) % 3] ?? 0) * width, y: (layer ?? -1) * 0.25 - (index % 2) * 0.08 }));
  }
  return points;
}

/** Pulls files together. Bounded: about a second for the largest graph. */
export function pull(graph: Graph): void {
  if (graph.order < 2) return;
  const iterations = Math.round(Math.min(400, 120_000 / graph.order));
  forceAtlas2.assign(graph, { iterations, settings: { ...forceAtlas2.inferSettings(graph), linLogMode: true, adjustSizes: false, gravity: 0.6, scalingRatio: 2, barnesHutOptimize: graph.order > 300 } });
}
