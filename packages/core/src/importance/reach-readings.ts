import type { Repository } from '../account/repository.js';
import type { Evidence } from './evidence.js';
import type { PreparedFormula } from './prepared-formula.js';
import { countReading, knownCountReading, type SignalReading } from './signal-reading.js';

/** The signals that others use a repository. More is better in each. */
export function readReach(repository: Repository, evidence: Evidence, formula: PreparedFormula): SignalReading[] {
  const { stars, forks, watchers } = formula.reach.signals;
  const context = { group: 'reach', steepness: formula.steepness } as const;
  return [
    knownCountReading(context, 'stars', stars, repository.stars, 'star', 'stars'),
    knownCountReading(context, 'forks', forks, repository.forks, 'fork', 'forks'),
    countReading(context, 'watchers', watchers, repository.signals.watchers, evidence.users, 'watcher', 'watchers'),
  ];
}
