/** Something ranked: what a ranking says of it, and what finding it is worth. */
export interface RankedItem {
  /** Breaks ties, so that a ranking of equals is nobody's choice. */
  path: string;
  score: number;
  gain: number;
}

/**
 * Normalised discounted cumulative gain of the first `depth` (Järvelin and Kekäläinen, 2002): Σ gain / log2(place + 1) over the ranking, divided by the same sum
 * over the best ranking there is. 0–1; `null` where nothing has a gain.
 */
export function ndcg(items: readonly RankedItem[], depth: number): number | null {
  const ideal = discounted(items.map(({ gain }) => gain).sort((left, right) => right - left), depth);
  if (ideal === 0) return null;
  const ranked = [...items].sort((left, right) => right.score - left.score || (left.path < right.path ? -1 : 1));
  return discounted(ranked.map(({ gain }) => gain), depth) / ideal;
}

function discounted(gains: readonly number[], depth: number): number {
  return gains.slice(0, depth).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
