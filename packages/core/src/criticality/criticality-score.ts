import { CoreError } from '../core-error.js';
import { isKnown, type Signal } from '../signal.js';

/** The signals of OpenSSF's criticality score. One that is absent or unknown counts as nothing, and still stands in the denominator. */
export interface CriticalitySignals {
  /** Months since the project began. */
  createdSince?: Signal<number>;
  /** Months since the last update. The fewer, the better. */
  updatedSince?: Signal<number>;
  contributorCount?: Signal<number>;
  /** Organisations that the contributors belong to. */
  orgCount?: Signal<number>;
  /** Commits per week, averaged over the last year. */
  commitFrequency?: Signal<number>;
  /** Releases in the last year. */
  recentReleaseCount?: Signal<number>;
  /** Issues updated in the last 90 days. */
  updatedIssuesCount?: Signal<number>;
  /** Issues closed in the last 90 days. */
  closedIssuesCount?: Signal<number>;
  /** Comments per issue in the last 90 days. */
  issueCommentFrequency?: Signal<number>;
  /** Mentions of the project in commit messages on GitHub. */
  githubMentionCount?: Signal<number>;
}

/** How one signal counts. */
export interface CriticalityParameter {
  readonly weight: number;
  /** From here on more is worth no more. */
  readonly threshold: number;
  /** Fewer is better: what counts is the distance to the threshold. */
  readonly smallerIsBetter: boolean;
}

function parameter(weight: number, threshold: number, smallerIsBetter = false): CriticalityParameter {
  return Object.freeze({ weight, threshold, smallerIsBetter });
}

/** Weights and thresholds of OpenSSF's original parameters (github.com/ossf/criticality_score). */
export const criticalityParameters: Readonly<Record<keyof CriticalitySignals, CriticalityParameter>> = Object.freeze({
  createdSince: parameter(1, 120),
  updatedSince: parameter(1, 120, true),
  contributorCount: parameter(2, 5_000),
  orgCount: parameter(1, 10),
  commitFrequency: parameter(1, 1_000),
  recentReleaseCount: parameter(0.5, 26),
  updatedIssuesCount: parameter(0.5, 5_000),
  closedIssuesCount: parameter(0.5, 5_000),
  issueCommentFrequency: parameter(1, 15),
  githubMentionCount: parameter(2, 500_000),
});

const entries = Object.entries(criticalityParameters) as [keyof CriticalitySignals, CriticalityParameter][];
const totalWeight = entries.reduce((sum, [, { weight }]) => sum + weight, 0);

/**
 * OpenSSF's criticality score, 0–1: `Σ w·ln(1+s)/ln(1+T) / Σ w` with `s` held between 0 and its threshold `T`, and `T − s` in place of
 * `s` where fewer is better. The denominator is constant: a signal that could not be collected never raises the score.
 * @throws CoreError `INVALID_INPUT` for a signal that is negative or not a finite number
 */
export function criticalityScore(signals: CriticalitySignals): number {
  let sum = 0;
  for (const [name, { weight, threshold, smallerIsBetter }] of entries) {
    const signal = signals[name];
    if (signal === undefined || !isKnown(signal)) continue;
    if (!Number.isFinite(signal) || signal < 0) {
      throw new CoreError(`The criticality score cannot be calculated: ${name} is ${signal}.`, {
        code: 'INVALID_INPUT',
        input: name,
        hint: 'Leave a signal out, or mark it unknown, where there is no number of 0 or more.',
      });
    }
    const bounded = Math.min(signal, threshold);
    sum += (weight * Math.log1p(smallerIsBetter ? threshold - bounded : bounded)) / Math.log1p(threshold);
  }
  return sum / totalWeight;
}
