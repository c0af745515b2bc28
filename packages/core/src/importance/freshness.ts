import { clamp01 } from './curve.js';
import { bestOf, worstOf, type Grade, type Readings } from './readings.js';
import type { RepositoryFacts } from './repository-facts.js';
import { durationText } from './wording.js';

/** How freshness falls with the days since the last commit: full up to `fullDays`, nothing from `noneDays` on. */
interface FreshnessPolicy {
  readonly weight: number;
  readonly fullDays: number;
  readonly noneDays: number;
}

function freshnessText({ idleDays, lastCommitKnown }: RepositoryFacts, finished: boolean): string {
  const last =
    idleDays === Number.POSITIVE_INFINITY ? 'No commit' : `Last ${lastCommitKnown ? 'commit' : 'push'} ${durationText(idleDays)} ago`;
  return finished ? `${last}, but it has what a finished project needs, and users.` : `${last}.`;
}

/**
 * How fresh a repository is, or how finished: silence does not count against what is documented, tested, released, licensed and has users
 * (after the "finished package" rule of npms.io).
 * @param users how many use it, 0–1
 * @param virtues the signals that make a finished project
 */
export function readFreshness(
  readings: Readings,
  facts: RepositoryFacts,
  users: number,
  virtues: readonly Grade[],
  { weight, fullDays, noneDays }: FreshnessPolicy,
): void {
  const fresh = clamp01((noneDays - facts.idleDays) / (noneDays - fullDays));
  let worst = 0;
  let value = 0;
  let best = 0;
  for (const virtue of virtues) {
    worst += worstOf(virtue);
    value += virtue.value;
    best += bestOf(virtue);
  }
  const perVirtue = users / virtues.length;
  const finished = value * perVirtue > fresh;
  const known = facts.lastCommitKnown;
  readings.addBetween(
    'freshness',
    weight,
    Math.max(known ? fresh : 0, worst * perVirtue),
    Math.max(fresh, value * perVirtue),
    Math.max(fresh, best * perVirtue),
    // As long as the virtues are open, only a repository that is fresher than finished is sure of its value.
    known && fresh >= best * perVirtue,
    readings.explained ? freshnessText(facts, finished) : '',
  );
}
