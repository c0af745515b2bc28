import type { Repository } from '../account/repository.js';
import { isKnown } from '../signal.js';
import { clamp01 } from './curve.js';
import type { PreparedFormula } from './prepared-formula.js';
import type { RepositoryFacts } from './repository-facts.js';

/**
 * What the cheap signals, which every scan knows, say about those that are unknown; 0–1. It rises with each of them, so that the
 * estimates do too. None of the signals that it helps to estimate is used here: reading one of those cannot move the estimate of another.
 */
export interface Evidence {
  /** How many people use it: speaks for contributors, issues, watchers. */
  readonly users: number;
  /** How well it is kept, or used, either of which speaks for commits, releases, README, tests. */
  readonly work: number;
}

/** Whether a text has anything to read. Looks at a bounded part only. */
export function hasText(text: string | null): boolean {
  return text !== null && /\S/.test(text.length > 500 ? text.slice(0, 500) : text);
}

/** What a licence is worth, 0–1: one that GitHub does not recognise may still be one. */
export function licenseShare(license: string | null, unrecognized: number): number {
  if (license === null || license === '') return 0;
  return license === 'NOASSERTION' ? unrecognized : 1;
}

/** Weighs the cheap signals of a repository. */
export function weighEvidence(repository: Repository, facts: RepositoryFacts, formula: PreparedFormula): Evidence {
  const { evidence: weights } = formula;
  const { stars, forks } = formula.reach.signals;
  const { activeSpan, license, topics } = formula.craft.signals;
  const known = stars.weight + forks.weight;
  const users = known === 0 ? 0 : (stars.weight * stars.share(repository.stars) + forks.weight * forks.share(repository.forks)) / known;
  const diskUsage = isKnown(repository.diskUsageKiB) ? formula.diskUsageShare(repository.diskUsageKiB) : weights.diskUsageUnknown;
  const kept =
    weights.activeSpan * Math.min(1, facts.spanDays / activeSpan.fullDays) +
    weights.license * licenseShare(repository.license, license.unrecognized) +
    weights.description * (hasText(repository.description) ? 1 : 0) +
    weights.homepage * (hasText(repository.homepageUrl) ? 1 : 0) +
    weights.topics * Math.min(1, repository.topics.length / topics.full) +
    weights.diskUsage * diskUsage;
  return { users, work: clamp01(users + (1 - users) * kept) };
}
