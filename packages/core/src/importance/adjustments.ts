import type { Repository } from '../account/repository.js';
import { isKnown } from '../signal.js';
import { roundTo } from './curve.js';
import type { ImportanceComponent } from './importance.js';
import type { BorrowedPolicy } from './importance-formula.js';
import type { PreparedFormula } from './prepared-formula.js';
import type { RepositoryFacts } from './repository-facts.js';
import { countText, durationText, percentText } from './wording.js';

/** One possible reading of a repository: the weighted means of its groups, and the signals that adjustments look at. */
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

/** An adjustment as one line of the explanation. */
export function adjustment(
  component: string,
  value: number,
  contribution: number,
  sentence: string,
  known = true,
): ImportanceComponent {
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

/** How far reach counts at an age. */
export function youthFactor(facts: RepositoryFacts, formula: PreparedFormula): number {
  const { floor, fullDays } = formula.youth;
  return floor + (1 - floor) * Math.min(1, facts.ageDays / fullDays);
}

function workFactor(assumption: Assumption, formula: PreparedFormula): number {
  const { commitsShare, spanFloor, fullDays } = formula.littleWork;
  const span = spanFloor + (1 - spanFloor) * Math.sqrt(Math.min(1, assumption.spanDays / fullDays));
  return Math.min(1, assumption.commits / commitsShare) * span;
}

function ownFactor(stars: number, policy: BorrowedPolicy): number {
  return policy.floor + (1 - policy.floor) * (stars / (stars + policy.half));
}

function isProfileReadme(repository: Repository): boolean {
  const { owner, name } = repository;
  if (name === '.github') return true;
  return name.length === owner.length && name.toLowerCase() === owner.toLowerCase();
}

/**
 * The score of a repository under one assumption, 0–1, not rounded. It rises with every member of the assumption.
 * @param explain takes one component for each adjustment that changes the score; together with the plain contributions of the signals they add up to it
 */
export function adjustedScore(
  repository: Repository,
  facts: RepositoryFacts,
  assumption: Assumption,
  formula: PreparedFormula,
  explain: ((component: ImportanceComponent) => void) | null,
): number {
  const { stars } = repository;
  const plainReach = formula.reach.strength * assumption.reach;
  const youth = youthFactor(facts, formula);
  const reach = plainReach * youth;
  if (youth < 1 && reach > 0) {
    const sentence = `${durationText(facts.ageDays)} old: reach counts for ${percentText(youth)} until it has lasted.`;
    explain?.(adjustment('young', youth, 100 * (reach - plainReach), sentence));
  }

  let craft = formula.craft.strength * assumption.craft;
  const room = 1 - reach;
  const scaleCraft = (component: string, factor: number, sentence: () => string, known = true) => {
    const scaled = craft * factor;
    if (factor < 1 && craft > 0) explain?.(adjustment(component, factor, 100 * room * (scaled - craft), sentence(), known));
    craft = scaled;
  };
  const work = workFactor(assumption, formula);
  const workKnown = isKnown(repository.signals.commits) && facts.lastCommitKnown;
  scaleCraft('little-work', work, () => `Little or short work, or too little known of it: craft counts for ${percentText(work)}.`, workKnown);
  if (repository.isFork) {
    const own = ownFactor(stars, formula.fork);
    scaleCraft('fork', own, () => `A fork: its craft is mostly upstream's and counts for ${percentText(own)} at these stars.`);
  }
  if (repository.isTemplate) {
    const own = ownFactor(stars, formula.template);
    scaleCraft('template', own, () => `A template: its craft counts for ${percentText(own)} at these stars.`);
  }
  if (repository.isMirror) {
    const own = ownFactor(stars, formula.mirror);
    scaleCraft('mirror', own, () => `A mirror: the work is done elsewhere and counts for ${percentText(own)} at these stars.`);
  }

  let score = reach + room * craft;
  if (repository.isArchived) {
    const archived = score * formula.archived.factor;
    explain?.(adjustment('archived', formula.archived.factor, 100 * (archived - score), 'Archived: nothing new will come.'));
    score = archived;
  }
  const limit = (component: string, cap: number, sentence: string, known = true) => {
    if (score * 100 <= cap) return;
    explain?.(adjustment(component, cap, cap - 100 * score, sentence, known));
    score = cap / 100;
  };
  if (repository.isArchived) {
    limit('archived-cap', formula.archived.cap, `Archived: at most ${formula.archived.cap} points.`);
  }
  const { profileReadme, personalConfig } = formula;
  if (stars < profileReadme.liftedFromStars && !assumption.released && isProfileReadme(repository)) {
    const sentence = `A profile README: at most ${profileReadme.cap} points without a release or ${countText(profileReadme.liftedFromStars)} stars.`;
    limit('profile-readme-cap', profileReadme.cap, sentence, isKnown(repository.signals.releases));
  }
  if (stars < personalConfig.liftedFromStars && formula.personalConfigName.test(repository.name.slice(0, 100).toLowerCase())) {
    const sentence = `Personal configuration: at most ${personalConfig.cap} points below ${countText(personalConfig.liftedFromStars)} stars.`;
    limit('personal-config-cap', personalConfig.cap, sentence);
  }
  return score;
}
