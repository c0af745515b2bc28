import type { SceneEdge, SceneLevel, SceneNode } from './scene.js';
import { placesByImports } from './places-by-imports.js';
import { placesByLayer } from './places-by-layer.js';

/** A node before it has its places. */
export type Placeless = Omit<SceneNode, 'near' | 'row'>;

/** The nodes at their places. */
export function placed(nodes: readonly Placeless[], edges: readonly SceneEdge[]): SceneLevel {
  const near = placesByImports(nodes, edges);
  const rows = placesByLayer(nodes);
  return { nodes: nodes.map((node, index) => ({ ...node, near: near[index] ?? [0, 0], row: rows[index] ?? [0, 0] })), edges };
}

/** Whether an import leads from a lower layer to a higher one. */
export function isUpwards(from: Placeless | undefined, to: Placeless | undefined): boolean {
  return from !== undefined && to !== undefined && from.layer !== null && to.layer !== null && from.layer < to.layer;
}
