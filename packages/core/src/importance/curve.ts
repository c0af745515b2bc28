/**
 * How much of what a count can say it does say, 0–1: `x^p / (x^p + half^p)` (the log-logistic or Hill curve). `half` is worth one half; every doubling
 * counts less than the one before; it never reaches 1, so the famous stay comparable.
 */
export function countShare(count: number, half: number, steepness: number): number {
  if (count <= 0) return 0;
  const odds = (count / half) ** steepness;
  return odds / (1 + odds);
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
