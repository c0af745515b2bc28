import type { Repository } from '../account/repository.js';
import { isKnown } from '../signal.js';
import { adjustedScore, adjustment, readNameTraits, youthFactor, type Assumption } from './adjustments.js';
import { readCraft } from './craft-readings.js';
import { clamp01, roundTo } from './curve.js';
import { weighEvidence } from './evidence.js';
import type { Importance, ImportanceComponent } from './importance.js';
import { LazyImportance } from './lazy-importance.js';
import { readReach } from './reach-readings.js';
import { bestOf, worstOf, type Reading } from './readings.js';
import { readFacts } from './repository-facts.js';
import { prepareScore, type PreparedScore, type ScoreOptions } from './score-options.js';

/** Fills in what the signals of a group contribute, when the whole group is worth so many points, and rounds for the reader. */
function settle(list: readonly Reading[], points: number): void {
  for (const reading of list) {
    reading.contribution = roundTo(points * reading.weight * reading.value, 1000);
    reading.weight = roundTo(reading.weight, 10_000);
    reading.value = roundTo(reading.value, 1000);
  }
}

function toScore(points: number): number {
  return roundTo(Math.min(100, Math.max(0, points)), 10);
}

/** What calculating a score gives. */
interface Assessment {
  score: number;
  low: number;
  high: number;
  /** Empty unless asked for. */
  components: ImportanceComponent[];
}

function assess(repository: Repository, { now, formula }: PreparedScore, explained: boolean): Assessment {
  const facts = readFacts(repository, now);
  if (repository.isEmpty) {
    return { score: 0, low: 0, high: 0, components: [adjustment('empty', 0, 0, true, 'Empty: there is no commit.')] };
  }
  const traits = readNameTraits(repository, formula);
  const evidence = weighEvidence(repository, facts, formula);
  const reach = readReach(repository, evidence, formula, explained);
  const { readings: craft, commits } = readCraft(repository, facts, evidence, formula, explained);
  const { releases } = repository.signals;
  const releasesKnown = isKnown(releases);
  const released = releasesKnown && releases >= 1;

  const worst: Assumption = {
    reach: clamp01(reach.worst),
    craft: clamp01(craft.worst),
    commits: worstOf(commits),
    spanDays: facts.lastCommitKnown ? facts.spanDays : 0,
    released,
  };
  const estimate: Assumption = {
    reach: clamp01(reach.value),
    craft: clamp01(craft.value),
    commits: commits.value,
    spanDays: facts.spanDays,
    released,
  };
  const best: Assumption = {
    reach: clamp01(reach.best),
    craft: clamp01(craft.best),
    commits: bestOf(commits),
    spanDays: facts.spanDays,
    released: released || !releasesKnown,
  };

  const adjustments: ImportanceComponent[] = [];
  const score = toScore(adjustedScore(repository, facts, traits, estimate, formula, explained ? adjustments : null));
  const low = toScore(adjustedScore(repository, facts, traits, worst, formula, null));
  const high = toScore(adjustedScore(repository, facts, traits, best, formula, null));
  if (!explained) return { score, low, high, components: [] };

  const room = 1 - formula.reach.strength * estimate.reach * youthFactor(facts, formula);
  settle(reach.list, 100 * formula.reach.strength);
  settle(craft.list, 100 * room * formula.craft.strength);
  return { score, low, high, components: [...reach.list, ...craft.list, ...adjustments] };
}

function explain(repository: Repository, prepared: PreparedScore): ImportanceComponent[] {
  return assess(repository, prepared, true).components;
}

/** The score of one repository, with options that were checked before. */
export function scorePrepared(repository: Repository, prepared: PreparedScore): Importance {
  const { score, low, high } = assess(repository, prepared, false);
  return new LazyImportance(repository, prepared, score, low, high, explain);
}

/**
 * How important a repository is, 0–100, explained line by line, with the range that unknown signals leave open.
 *
 * Reach (others use it) and craft (sustained work is in it) each suffice: `100 · (a·R + (1 − a·R) · b·C)`, then adjustments for what the
 * repository is. The score rises with every signal. An unknown signal is estimated from the cheap ones; reading it only narrows the
 * range.
 *
 * The explanation is made from the repository when it is first read: a repository is a value, not to be changed once it is scored.
 * @throws CoreError `INVALID_INPUT` for values that cannot be, `INVALID_FORMULA`
 */
export function scoreImportance(repository: Repository, options: ScoreOptions): Importance {
  return scorePrepared(repository, prepareScore(options));
}
