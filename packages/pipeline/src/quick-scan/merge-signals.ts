import { isKnown, type EnrichResult, type Repository, type RepositorySignals } from '@reposcan/core';

/** What a closer look gave for one repository. */
type Found = EnrichResult['signals'] extends Map<string, infer Value> ? Value : never;

/** A copy of the repository with what a closer look gave. What was known stays known: an unknown answer only replaces another one. */
export function mergeSignals<R extends Repository>(repository: R, found: Found): R {
  const signals = { ...repository.signals };
  for (const name of Object.keys(signals) as (keyof RepositorySignals)[]) replace(signals, name, found);
  const isPinned = found.isPinned !== undefined && improves(repository.isPinned, found.isPinned) ? found.isPinned : repository.isPinned;
  return { ...repository, signals, isPinned };
}

function replace<Name extends keyof RepositorySignals>(signals: RepositorySignals, name: Name, found: Partial<RepositorySignals>): void {
  const value = found[name];
  if (value !== undefined && improves(signals[name], value)) signals[name] = value;
}

function improves(before: unknown, after: unknown): boolean {
  return isKnown(after) || !isKnown(before);
}
