import type { Placeless } from './placed.js';

type Place = readonly [x: number, y: number];

const width = 1_000;
/** How much wider than high a row's block of nodes may be. */
const stretch = 6;
const gap = 1.5;
/** Of a picture's width what its height should be at least, and how far its lines may be apart for that. */
const tallness = 0.6;
const loosest = 6;

/**
 * Places in rows, the highest layer on top, what has no layer at the bottom; within a layer those of one community side by side. Large layers take
 * several lines.
 */
export function placesByLayer(nodes: readonly Placeless[]): Place[] {
  const places = nodes.map((): Place => [0, 0]);
  const rows = new Map<number, number[]>();
  nodes.forEach(({ layer }, index) => {
    const row = rows.get(layer ?? -1) ?? [];
    rows.set(layer ?? -1, row);
    row.push(index);
  });
  const columns = Math.max(4, Math.ceil(Math.sqrt(nodes.length * stretch)));
  const step = width / columns;
  const lineCount = [...rows.values()].reduce((sum, row) => sum + Math.ceil(row.length / columns) + gap, 0);
  const lineStep = Math.min(loosest * step, Math.max(step, (width * tallness) / lineCount));
  let line = 0;
  for (const [, row] of [...rows].toSorted(([a], [b]) => b - a)) {
    const sorted = row.toSorted((a, b) => (nodes[a]?.community ?? Infinity) - (nodes[b]?.community ?? Infinity) || a - b);
    const lines = Math.ceil(sorted.length / columns);
    const perLine = Math.ceil(sorted.length / lines);
    sorted.forEach((index, nth) => {
      const inLine = Math.min(perLine, sorted.length - Math.floor(nth / perLine) * perLine);
      const spread = Math.min(columns / inLine, 3);
      const x = ((nth % perLine) - (inLine - 1) / 2) * step * spread;
      places[index] = [Math.round(x), Math.round(-(line + Math.floor(nth / perLine)) * lineStep)];
    });
    line += lines + gap;
  }
  return places;
}
