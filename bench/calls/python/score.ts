import type { Figure } from '../../report/table.js';

/** How found edges agree with expected ones. */
export interface Score {
  both: number;
  missed: string[];
  extra: string[];
}

/** Compares two lists of edges. */
export function scoreOf(expected: readonly string[], found: readonly string[]): Score {
  const known = new Set(found);
  const wanted = new Set(expected);
  return { both: expected.filter((edge) => known.has(edge)).length, missed: expected.filter((edge) => !known.has(edge)), extra: found.filter((edge) => !wanted.has(edge)) };
}

/** Several scores as one. */
export function total(scores: readonly Score[]): Score {
  return { both: scores.reduce((sum, { both }) => sum + both, 0), missed: scores.flatMap(({ missed }) => missed), extra: scores.flatMap(({ extra }) => extra) };
}

/** Two rows of a table: of what is found, how much is right; of what is right, how much is found. */
export function figuresOf(name: string, { both, missed, extra }: Score, bars?: { precision: number; recall: number }): Figure[] {
  const precision = (100 * both) / Math.max(1, both + extra.length);
  const recall = (100 * both) / Math.max(1, both + missed.length);
  return [
    { name: `${name}: precision`, value: precision, unit: '%', ...(bars === undefined ? {} : { bar: { least: bars.precision } }) },
    { name: `${name}: recall`, value: recall, unit: '%', ...(bars === undefined ? {} : { bar: { least: bars.recall } }) },
  ];
}
