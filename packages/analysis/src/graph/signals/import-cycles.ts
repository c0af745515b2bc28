import type { ImportCycle } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';
import type { Adjacency } from '../adjacency.js';
import { strongComponents } from '../strong-components.js';

/** The groups of files that import each other in a circle, largest first. `paths` is sorted; `graph` has the imports that run on load. */
export function importCycles(paths: readonly string[], graph: Adjacency): ImportCycle[] {
  const pathOf = (node: number): string => paths[node] ?? '';
  return strongComponents(graph)
    .filter((component) => component.length > 1)
    .map((component) => ({ files: component.map(pathOf), example: shortestWayAround(graph, component).map(pathOf) }))
    .sort((left, right) => right.files.length - left.files.length || compareText(left.files[0] ?? '', right.files[0] ?? ''));
}

/** From the first node of a component back to it, over as few others as there can be; among equals the one that breadth first, lowest first, meets. */
export function shortestWayAround(graph: Adjacency, component: readonly number[]): number[] {
  const [start = 0] = component;
  const inside = new Set(component);
  const cameFrom = new Map<number, number>([[start, start]]);
  const queue = [start];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? start;
    for (const to of graph[node] ?? []) {
      if (to === start) return wayTo(node, start, cameFrom);
      if (!inside.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, node);
      queue.push(to);
    }
  }
  return [];
}

function wayTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [end];
  for (let node = end; node !== start; ) {
    node = cameFrom.get(node) ?? start;
    way.push(node);
  }
  return way.reverse();
}
