import type { Importance, ImportanceComponent } from '@reposcan/core';
import { signed } from './text/figures.js';

/**
 * The components that decide a score, those with most points (either way) first; components that move it by less than half a point
 * are left out.
 */
export function decisiveComponents(importance: Importance, limit: number): ImportanceComponent[] {
  return importance.components
    .filter(({ contribution }) => Math.abs(contribution) >= 0.5)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, limit);
}

/** Why a repository has its score, in a few words: `stars +31.2, commits +8, archived −5.1`. An estimate is marked by `?`. */
export function whyInShort(importance: Importance, limit = 4): string {
  const parts = decisiveComponents(importance, limit).map(
    ({ component, contribution, known }) => `${component.replaceAll('-', ' ')}${known ? '' : '?'} ${signed(contribution)}`,
  );
  return parts.length === 0 ? 'nothing that counts was found' : parts.join(', ');
}
