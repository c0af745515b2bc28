import type { ScoredRepository } from './importance.js';

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Repositories by score (highest first), then by name: code units of the lower case, then of the name, then the id. Leaves the input as
 * it is.
 */
export function byImportance(repositories: readonly ScoredRepository[]): ScoredRepository[] {
  const keyed = repositories.map((repository) => {
    const name = String(repository.nameWithOwner);
    return { repository, score: repository.importance.score, name, lower: name.toLowerCase() };
  });
  keyed.sort(
    (left, right) =>
      right.score - left.score ||
      compare(left.lower, right.lower) ||
      compare(left.name, right.name) ||
      compare(String(left.repository.id), String(right.repository.id)),
  );
  return keyed.map(({ repository }) => repository);
}
