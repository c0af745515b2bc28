import type { Repository } from '../account/repository.js';
import { CoreError } from '../core-error.js';
import { isKnown } from '../signal.js';
import { adjustedScore, adjustment, youthFactor, type Assumption } from './adjustments.js';
import { categoryOf, crossesThreshold } from './category.js';
import { readCraft } from './craft-readings.js';
import { clamp01, roundTo } from './curve.js';
import { defaultFormula } from './default-formula.js';
import { weighEvidence } from './evidence.js';
import type { Importance, ImportanceComponent } from './importance.js';
import type { ImportanceFormula } from './importance-formula.js';
import { prepareFormula, type PreparedFormula } from './prepared-formula.js';
import { readReach } from './reach-readings.js';
import { readFacts } from './repository-facts.js';
import type { SignalReading } from './signal-reading.js';

/** What a score depends on besides the repository. */
export interface ScoreOptions {
  /** The moment of scoring: ISO 8601, a Date, or milliseconds since 1970. The clock is the caller's. */
  now: string | Date | number;
  /** @default defaultFormula */
  formula?: ImportanceFormula;
}

/** Options that were checked once for many repositories. */
export interface PreparedScore {
  readonly now: number;
  readonly formula: PreparedFormula;
}

/**
 * Checks the options of a score.
 * @throws CoreError `INVALID_INPUT` (now), `INVALID_FORMULA`
 */
export function prepareScore({ now, formula = defaultFormula }: ScoreOptions): PreparedScore {
  const time = typeof now === 'number' ? now : new Date(now).getTime();
  if (!Number.isFinite(time)) {
    throw new CoreError('Importance cannot be calculated: `now` is not a time.', {
      code: 'INVALID_INPUT',
      input: 'now',
      hint: 'Hand in an ISO 8601 text, a Date, or milliseconds since 1970.',
    });
  }
  return { now: time, formula: prepareFormula(formula) };
}

function weightedMean(readings: readonly SignalReading[], side: 'worst' | 'value' | 'best'): number {
  let sum = 0;
  for (const reading of readings) sum += reading.weight * reading[side];
  return clamp01(sum);
}

function component(reading: SignalReading, points: number): ImportanceComponent {
  return {
    component: reading.component,
    group: reading.group,
    weight: roundTo(reading.weight, 10_000),
    value: roundTo(reading.value, 1000),
    known: reading.known,
    contribution: roundTo(points * reading.weight * reading.value, 1000),
    sentence: reading.sentence,
  };
}

function importanceOf(
  score: number,
  range: Importance['range'],
  components: ImportanceComponent[],
  formula: ImportanceFormula,
): Importance {
  return {
    formula: formula.version,
    score,
    range,
    category: categoryOf(score, formula.thresholds),
    provisional: crossesThreshold(range, formula.thresholds),
    components,
  };
}

/** A score of 0 that nothing can change, with its one reason. */
export function zeroImportance(reason: { component: string; sentence: string }, formula: ImportanceFormula): Importance {
  return importanceOf(0, [0, 0], [adjustment(reason.component, 0, 0, reason.sentence)], formula);
}

/** The score of one repository, with options that were checked before. */
export function scorePrepared(repository: Repository, { now, formula }: PreparedScore): Importance {
  const facts = readFacts(repository, now);
  if (repository.isEmpty) return zeroImportance({ component: 'empty', sentence: 'Empty: there is no commit.' }, formula);
  const evidence = weighEvidence(repository, facts, formula);
  const reach = readReach(repository, evidence, formula);
  const { commits, all: craft } = readCraft(repository, facts, evidence, formula);
  const { releases } = repository.signals;
  const assume = (side: 'worst' | 'value' | 'best'): Assumption => ({
    reach: weightedMean(reach, side),
    craft: weightedMean(craft, side),
    commits: commits[side],
    spanDays: side === 'worst' && !facts.lastCommitKnown ? 0 : facts.spanDays,
    released: isKnown(releases) ? releases >= 1 : side === 'best',
  });

  const estimate = assume('value');
  const reachPoints = 100 * formula.reach.strength;
  const room = 1 - formula.reach.strength * estimate.reach * youthFactor(facts, formula);
  const craftPoints = 100 * room * formula.craft.strength;
  const components: ImportanceComponent[] = [];
  for (const reading of reach) components.push(component(reading, reachPoints));
  for (const reading of craft) components.push(component(reading, craftPoints));

  const points = (assumption: Assumption, explain: ((line: ImportanceComponent) => void) | null) =>
    roundTo(clamp01(adjustedScore(repository, facts, assumption, formula, explain)) * 100, 10);
  const score = points(estimate, (line) => components.push(line));
  return importanceOf(score, [points(assume('worst'), null), points(assume('best'), null)], components, formula);
}

/**
 * How important a repository is, 0–100, explained line by line, with the range that unknown signals leave open.
 *
 * Reach (others use it) and craft (sustained work is in it) each suffice: `100 · (a·R + (1 − a·R) · b·C)`, then adjustments for what the repository is.
 * The score rises with every signal. An unknown signal is estimated from the cheap ones; reading it only narrows the range.
 * @throws CoreError `INVALID_INPUT` for values that cannot be, `INVALID_FORMULA`
 */
export function scoreImportance(repository: Repository, options: ScoreOptions): Importance {
  return scorePrepared(repository, prepareScore(options));
}
