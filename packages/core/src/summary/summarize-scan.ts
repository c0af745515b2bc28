import { roundTo } from '../importance/curve.js';
import type { Category, ScoredRepository } from '../importance/importance.js';
import { byImportance } from '../importance/repository-order.js';
import type { ScanSummary } from './scan-summary.js';

/** What the repositories at hand do not tell. */
export interface SummaryContext {
  /** Repositories that the account has. */
  totalRepositories: number;
  /** Whether all of them are at hand. */
  complete: boolean;
}

const TOP = 5;

/** A count that may be summed up: one impossible value (its score has failed) must not spoil the total. */
function countable(count: number): number {
  return Number.isFinite(count) && count > 0 ? count : 0;
}

function languagesOf(repositories: readonly ScoredRepository[]): ScanSummary['languages'] {
  const languages = new Map<string, { name: string; repositories: number; stars: number }>();
  for (const { primaryLanguage: name, isFork, stars } of repositories) {
    if (isFork || name === null) continue;
    const language = languages.get(name) ?? { name, repositories: 0, stars: 0 };
    language.repositories += 1;
    language.stars += countable(stars);
    languages.set(name, language);
  }
  return [...languages.values()].sort(
    (left, right) => right.repositories - left.repositories || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0),
  );
}

/** An account scan in a few figures. Internal repositories count as private ones. The order of the input does not matter. */
export function summarizeScan(repositories: readonly ScoredRepository[], { totalRepositories, complete }: SummaryContext): ScanSummary {
  const categories: Record<Category, number> = { flagship: 0, significant: 0, supporting: 0 };
  const kinds = { sources: 0, forks: 0, archived: 0, private: 0 };
  let provisional = 0;
  let stars = 0;
  let forks = 0;
  let scores = 0;
  for (const repository of repositories) {
    categories[repository.importance.category] += 1;
    kinds[repository.isFork ? 'forks' : 'sources'] += 1;
    if (repository.isArchived) kinds.archived += 1;
    if (repository.visibility !== 'public') kinds.private += 1;
    if (repository.importance.provisional) provisional += 1;
    stars += countable(repository.stars);
    forks += countable(repository.forks);
    // In tenths: sums of whole numbers do not depend on the order.
    scores += Math.round(repository.importance.score * 10);
  }
  return {
    repositories: repositories.length,
    totalRepositories,
    complete,
    categories,
    provisional,
    stars,
    forks,
    kinds,
    averageScore: repositories.length === 0 ? 0 : roundTo(scores / repositories.length / 10, 10),
    languages: languagesOf(repositories),
    top: byImportance(repositories)
      .slice(0, TOP)
      .map(({ nameWithOwner, importance, stars: ownStars }) => ({
        nameWithOwner,
        score: importance.score,
        category: importance.category,
        stars: ownStars,
      })),
  };
}
