import type { Category } from './importance.js';

/** From which score on a repository belongs to a category. Points, 0–100. */
export interface CategoryThresholds {
  readonly flagship: number;
  readonly significant: number;
}

/** The thresholds of the default formula. */
export const categoryThresholds: CategoryThresholds = Object.freeze({ flagship: 70, significant: 50 });

/** The category of a score. */
export function categoryOf(score: number, thresholds: CategoryThresholds = categoryThresholds): Category {
  if (score >= thresholds.flagship) return 'flagship';
  return score >= thresholds.significant ? 'significant' : 'supporting';
}

/** Whether the two ends of a range lie in different categories. */
export function crossesThreshold(
  range: readonly [low: number, high: number],
  thresholds: CategoryThresholds = categoryThresholds,
): boolean {
  return categoryOf(range[0], thresholds) !== categoryOf(range[1], thresholds);
}
