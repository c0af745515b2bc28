import { forcePlaces } from './force-places.js';
import type { SceneEdge } from './scene.js';
import type { Placeless } from './placed.js';
import { sceneLimits } from './scene-limits.js';

type Place = readonly [x: number, y: number];

const goldenAngle = Math.PI * (3 - Math.sqrt(5));
const width = 1_000;

/**
 * Places where what imports each other is near: communities as discs, then pulled together and pushed apart along the imports as long as that is cheap.
 * What neither imports nor is imported stands in lines below. No randomness: the same graph gives the same places.
 */
export function placesByImports(nodes: readonly Placeless[], edges: readonly SceneEdge[]): Place[] {
  const joined = new Set(edges.flatMap(([from, to]) => [from, to]));
  const start = discs(nodes, joined);
  const work = joined.size + edges.length;
  const steps = Math.min(sceneLimits.forceSteps, Math.floor(sceneLimits.forceWork / Math.max(1, work)));
  const moved = joined.size > 2 && steps >= sceneLimits.leastForceSteps ? forcePlaces(start, edges, steps) : start;
  return withLoners(nodes.length, scaled(moved), joined);
}

/** Communities as discs around a middle, the largest first; within them their nodes, the most important in the middle. */
function discs(nodes: readonly Placeless[], joined: ReadonlySet<number>): Map<number, Place> {
  const communities = new Map<number, number[]>();
  nodes.forEach(({ community }, index) => {
    if (!joined.has(index)) return;
    const members = communities.get(community ?? -1) ?? [];
    communities.set(community ?? -1, members);
    members.push(index);
  });
  const places = new Map<number, Place>();
  let before = 0;
  const sorted = [...communities].toSorted(([a, first], [b, second]) => second.length - first.length || a - b);
  sorted.forEach(([, members], nth) => {
    const distance = nth === 0 ? 0 : 1.6 * Math.sqrt(before + members.length);
    const [x, y] = [distance * Math.cos(nth * goldenAngle), distance * Math.sin(nth * goldenAngle)];
    members.forEach((index, inside) => {
      const radius = Math.sqrt(inside);
      places.set(index, [x + radius * Math.cos(inside * goldenAngle), y + radius * Math.sin(inside * goldenAngle)]);
    });
    before += members.length;
  });
  return places;
}

/** The same picture, as wide as all others. */
function scaled(places: ReadonlyMap<number, Place>): Map<number, Place> {
  const box = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
  for (const [x, y] of places.values()) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.low = Math.min(box.low, y);
    box.high = Math.max(box.high, y);
  }
  const factor = width / Math.max(box.right - box.left, box.high - box.low, 1e-9);
  return new Map([...places].map(([index, [x, y]]) => [index, [Math.round((x - box.left) * factor), Math.round((y - box.low) * factor)]]));
}

/** All places: those of the picture, and lines below it for the others. */
function withLoners(count: number, places: ReadonlyMap<number, Place>, joined: ReadonlySet<number>): Place[] {
  const perLine = Math.max(20, Math.ceil(Math.sqrt((count - joined.size) * 8)));
  const step = width / perLine;
  let nth = 0;
  return Array.from({ length: count }, (_, index) => {
    const place = places.get(index);
    if (place !== undefined) return place;
    const [column, line] = [nth % perLine, Math.floor(nth / perLine)];
    nth += 1;
    return [Math.round((column + 0.5) * step), Math.round(-60 - line * step)];
  });
}
