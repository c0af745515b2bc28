import type { Repository } from '../account/repository.js';
import { isKnown } from '../signal.js';
import { roundTo } from './curve.js';
import type { ImportanceComponent } from './importance.js';
import type { BorrowedPolicy } from './importance-formula.js';
import type { PreparedFormula } from './prepared-formula.js';
import type { RepositoryFacts } from './repository-facts.js';
import { countText, durationText, percentText } from './wording.js';

/** One possible reading of a repository: the weighted means of its groups, and the signals that the adjustments look at. */
export interface Assumption {
  /** Weighted mean of the reach signals, 0–1. */
  readonly reach: number;
  /** Weighted mean of the craft signals, 0–1. */
  readonly craft: number;
  /** Share of the commits in what counts, 0–1. */
  readonly commits: number;
  readonly spanDays: number;
  /** It has at least one release. */
  readonly released: boolean;
}

/** What a repository is by its name. */
export interface NameTraits {
  /** The repository of the owner's own name, or `.github`. */
  readonly profileReadme: boolean;
  readonly personalConfig: boolean;
}

/** Reads what a name says. Only the beginning of an absurdly long one is looked at. */
export function readNameTraits({ owner, name }: Repository, formula: PreparedFormula): NameTraits {
  return {
    profileReadme: name === '.github' || (name.length === owner.length && name.toLowerCase() === owner.toLowerCase()),
    personalConfig: formula.personalConfigName.test(name.slice(0, 100).toLowerCase()),
  };
}

/** An adjustment as one line of the explanation. `value`: its factor or limit. */
export function adjustment(component: string, value: number, contribution: number, known: boolean, sentence: string): ImportanceComponent {
  return {
    component,
    group: 'adjustment',
    weight: 0,
    value: roundTo(value, 1000),
    known,
    contribution: roundTo(contribution, 1000),
    sentence,
  };
}

/** How far reach counts at an age, 0–1: a burst of stars has to last. */
export function youthFactor(facts: RepositoryFacts, formula: PreparedFormula): number {
  const { floor, fullDays } = formula.youth;
  return floor + (1 - floor) * Math.min(1, facts.ageDays / fullDays);
}

/** How far craft counts, 0–1: the outfit of a project says little without sustained work in it. */
function workFactor(assumption: Assumption, formula: PreparedFormula): number {
  const { commitsShare, spanFloor, fullDays } = formula.littleWork;
  const span = spanFloor + (1 - spanFloor) * Math.sqrt(Math.min(1, assumption.spanDays / fullDays));
  return Math.min(1, assumption.commits / commitsShare) * span;
}

/** How far craft counts that is not the owner's own, 0–1: it becomes so as people adopt the repository. */
function ownFactor(stars: number, policy: BorrowedPolicy): number {
  return policy.floor + (1 - policy.floor) * (stars / (stars + policy.half));
}

/** The factors on craft, in the order in which they apply. */
function craftFactors(
  repository: Repository,
  facts: RepositoryFacts,
  assumption: Assumption,
  formula: PreparedFormula,
  craftPoints: number,
  lines: ImportanceComponent[] | null,
): number {
  const work = workFactor(assumption, formula);
  let product = work;
  if (lines !== null && work < 1) {
    const known = isKnown(repository.signals.commits) && facts.lastCommitKnown;
    const sentence = `Little work, or over a short time, or unknown: craft counts for ${percentText(work)}.`;
    lines.push(adjustment('little-work', work, craftPoints * (work - 1), known, sentence));
  }
  const borrowed = (component: string, what: string, policy: BorrowedPolicy) => {
    const own = ownFactor(repository.stars, policy);
    const sentence = `${what}: its craft counts for ${percentText(own)} at its number of stars.`;
    lines?.push(adjustment(component, own, craftPoints * product * (own - 1), true, sentence));
    product *= own;
  };
  if (repository.isFork) borrowed('fork', 'A fork, mostly the work of others', formula.fork);
  if (repository.isTemplate) borrowed('template', 'A template', formula.template);
  if (repository.isMirror) borrowed('mirror', 'A mirror, worked on elsewhere', formula.mirror);
  return product;
}

/** The score held below a limit, in points. */
function capped(
  score: number,
  cap: number,
  component: string,
  known: boolean,
  sentence: string,
  lines: ImportanceComponent[] | null,
): number {
  if (score <= cap) return score;
  lines?.push(adjustment(component, cap, cap - score, known, sentence));
  return cap;
}

/** The limits for kinds of repositories, in points. */
function limited(
  score: number,
  repository: Repository,
  traits: NameTraits,
  assumption: Assumption,
  { archived, profileReadme, personalConfig }: PreparedFormula,
  lines: ImportanceComponent[] | null,
): number {
  const { stars } = repository;
  let result = score;
  if (repository.isArchived) {
    lines?.push(adjustment('archived', archived.factor, result * (archived.factor - 1), true, 'Archived: nothing new will come.'));
    result *= archived.factor;
    result = capped(result, archived.cap, 'archived-cap', true, `Archived: at most ${archived.cap} points.`, lines);
  }
  if (traits.profileReadme && stars < profileReadme.liftedFromStars && !assumption.released) {
    const { cap, liftedFromStars } = profileReadme;
    const sentence = `A profile README: at most ${cap} points without a release or ${countText(liftedFromStars)} stars.`;
    result = capped(result, cap, 'profile-readme-cap', isKnown(repository.signals.releases), sentence, lines);
  }
  if (traits.personalConfig && stars < personalConfig.liftedFromStars) {
    const { cap, liftedFromStars } = personalConfig;
    const sentence = `Personal configuration: at most ${cap} points below ${countText(liftedFromStars)} stars.`;
    result = capped(result, cap, 'personal-config-cap', true, sentence, lines);
  }
  return result;
}

/**
 * The score of a repository under one assumption, 0–100, not rounded. It rises with every member of the assumption.
 * @param lines takes one line for each adjustment that applies; together with the contributions of the signals they add up to the score
 */
export function adjustedScore(
  repository: Repository,
  facts: RepositoryFacts,
  traits: NameTraits,
  assumption: Assumption,
  formula: PreparedFormula,
  lines: ImportanceComponent[] | null,
): number {
  const plainReach = formula.reach.strength * assumption.reach;
  const youth = youthFactor(facts, formula);
  const reach = plainReach * youth;
  if (lines !== null && youth < 1) {
    const sentence = `Created ${durationText(facts.ageDays)} ago: reach counts for ${percentText(youth)} until it has lasted.`;
    lines.push(adjustment('young', youth, 100 * (reach - plainReach), true, sentence));
  }
  const craft = (1 - reach) * formula.craft.strength * assumption.craft;
  const factors = craftFactors(repository, facts, assumption, formula, 100 * craft, lines);
  return limited(100 * (reach + craft * factors), repository, traits, assumption, formula, lines);
}
