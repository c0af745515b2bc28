import type { Repository } from '../account/repository.js';
import { createCountSignal } from './count-signal.js';
import type { Evidence } from './evidence.js';
import type { PreparedFormula } from './prepared-formula.js';
import { Readings } from './readings.js';

const readStars = createCountSignal('stars', 'star', 'stars');
const readForks = createCountSignal('forks', 'fork', 'forks');
const readWatchers = createCountSignal('watchers', 'watcher', 'watchers');

/** The signals that others use a repository. More is better in each. */
export function readReach(repository: Repository, evidence: Evidence, formula: PreparedFormula, explained: boolean): Readings {
  const { stars, forks, watchers } = formula.reach.signals;
  const readings = new Readings('reach', explained);
  readStars(readings, stars, repository.stars, evidence.users);
  readForks(readings, forks, repository.forks, evidence.users);
  readWatchers(readings, watchers, repository.signals.watchers, evidence.users);
  return readings;
}
