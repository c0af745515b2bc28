import { html, type Markup } from '../markup.js';

/** A tile of a treemap. Its area says its value. */
export interface Tile {
  name: string;
  value: number;
  figure: string;
  /** Class that gives the colour. */
  mark: string;
}

/** A tile with its place, in percent of the whole. */
export interface PlacedTile extends Tile {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Places tiles in a 100 × 100 square, as close to squares of the drawn picture as their areas allow: squarified treemaps (Bruls,
 * Huizing, van Wijk 2000).
 * @param aspect width through height of the picture as it will be drawn
 */
export function placeTiles(tiles: readonly Tile[], aspect: number): PlacedTile[] {
  const queue = tiles.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
  const total = queue.reduce((sum, { value }) => sum + value, 0);
  const placed: PlacedTile[] = [];
  let free = { left: 0, top: 0, width: aspect, height: 1 };
  const area = (tile: Tile) => (tile.value / total) * aspect;

  while (queue.length > 0) {
    const side = Math.min(free.width, free.height);
    const row: Tile[] = [];
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      if (row.length > 0 && worstRatio([...row, next].map(area), side) > worstRatio(row.map(area), side)) break;
      row.push(next);
      queue.shift();
    }
    const rowArea = row.reduce((sum, tile) => sum + area(tile), 0);
    const thickness = rowArea / side;
    const isColumn = free.width >= free.height;
    let offset = 0;
    for (const tile of row) {
      const length = area(tile) / thickness;
      const box = isColumn
        ? { left: free.left, top: free.top + offset, width: thickness, height: length }
        : { left: free.left + offset, top: free.top, width: length, height: thickness };
      placed.push({
        ...tile,
        left: (box.left / aspect) * 100,
        top: box.top * 100,
        width: (box.width / aspect) * 100,
        height: box.height * 100,
      });
      offset += length;
    }
    free = isColumn
      ? { ...free, left: free.left + thickness, width: free.width - thickness }
      : { ...free, top: free.top + thickness, height: free.height - thickness };
  }
  return placed;
}

/** The treemap as a picture; its label says the largest tiles. */
export function treemap(tiles: readonly Tile[], label: string): Markup {
  const placed = placeTiles(tiles, 2);
  const largest = placed
    .slice(0, 5)
    .map(({ name, figure }) => `${name}: ${figure}`)
    .join(', ');
  return html`<div class="treemap" role="img" aria-label="${label}. Largest: ${largest}">${placed.map(drawTile)}</div>`;
}

function drawTile({ name, figure, mark, left, top, width, height }: PlacedTile): Markup {
  const place = Object.entries({ left, top, width, height })
    .map(([side, share]) => `${side}:${share.toFixed(2)}%`)
    .join(';');
  const label = html`<bdi>${width > 16 ? name : lastPart(name)}</bdi>`;
  return html`<div class="${mark}" style="${place}" title="${name}: ${figure}">
<b>${label}${height > 12 && html`<small>${figure}</small>`}</b></div>`;
}

/** Of a path what fits into a small tile: the last part, with the slash of a directory. */
function lastPart(path: string): string {
  return /[^/]+\/?$/.exec(path)?.[0] ?? path;
}

/** How far the worst tile of a row is from a square; 1 is one. */
function worstRatio(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, value) => total + value, 0);
  return Math.max(...areas.map((value) => Math.max((side * side * value) / (sum * sum), (sum * sum) / (side * side * value))));
}
