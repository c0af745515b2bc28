/**
 * How much of what a count can say it does say, 0–1: `x^p / (x^p + half^p)` (the log-logistic or Hill curve). `half` is worth one half;
 * every doubling counts less than the one before; it never reaches 1, so the famous stay comparable.
 */
export function countShare(count: number, half: number, steepness: number): number {
  // Written this way round, not even an infinite count gives NaN.
  return count <= 0 ? 0 : 1 / (1 + (half / count) ** steepness);
}

const TABLE_SIZE = 1024;

/**
 * `countShare` for one kind of count. Small whole counts, which are most, come from a table: the power is a large part of the cost of a
 * score.
 */
export function createCountCurve(half: number, steepness: number): (count: number) => number {
  const table = Float64Array.from({ length: TABLE_SIZE }, (_, count) => countShare(count, half, steepness));
  return (count) => table[count] ?? countShare(count, half, steepness);
}

/** A number held between 0 and 1. */
export function clamp01(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** A number with so many decimals (a power of ten), without the cost of text. */
export function roundTo(value: number, powerOfTen: number): number {
  // Adding 0 turns -0 into 0, which JSON and equality would tell apart.
  return Math.round(value * powerOfTen) / powerOfTen + 0;
}
