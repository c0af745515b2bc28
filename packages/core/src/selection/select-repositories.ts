import { CoreError } from '../core-error.js';
import type { ScoredRepository } from '../importance/importance.js';
import { byImportance } from '../importance/repository-order.js';
import type { ExcludedRepository, SelectedRepository, Selection } from './selection.js';

/** How many repositories to select. */
export interface SelectionOptions {
  /** At most so many. @default 15 */
  limit?: number;
  /** So many of the best where nothing qualifies (never more than `limit`). @default 3 */
  fallback?: number;
}

function checkCount(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 0) return;
  throw new CoreError(`Repositories cannot be selected: ${name} is ${value}.`, {
    code: 'INVALID_INPUT',
    input: name,
    hint: 'It must be a whole number of 0 or more.',
  });
}

function selected({ id, nameWithOwner, url, importance }: ScoredRepository, reason: SelectedRepository['reason']): SelectedRepository {
  return { id, nameWithOwner, url, score: importance.score, category: importance.category, reason };
}

function excluded(
  { id, nameWithOwner, importance }: ScoredRepository,
  reason: ExcludedRepository['reason'],
  sentence: string,
): ExcludedRepository {
  return { id, nameWithOwner, score: importance.score, category: importance.category, reason, sentence };
}

/**
 * What deserves a deep scan: flagship and significant repositories, best first, up to a limit; where none qualifies, the best few that
 * are not empty, marked as such. Every other repository is listed with the reason. The order of the input does not matter.
 * @throws CoreError `INVALID_INPUT` for a limit that is not a whole number of 0 or more
 */
export function selectRepositories(
  repositories: readonly ScoredRepository[],
  { limit = 15, fallback = 3 }: SelectionOptions = {},
): Selection {
  checkCount('limit', limit);
  checkCount('fallback', fallback);
  const ordered = byImportance(repositories);
  const qualifies = ({ isEmpty, importance }: ScoredRepository) => !isEmpty && importance.category !== 'supporting';
  const bestAvailable = !ordered.some(qualifies);
  const places = bestAvailable ? Math.min(limit, fallback) : limit;

  const selection: Selection = { selected: [], excluded: [] };
  for (const repository of ordered) {
    const { score, category } = repository.importance;
    if (repository.isEmpty) {
      selection.excluded.push(excluded(repository, 'empty', 'Empty: there is nothing to look into.'));
    } else if (selection.selected.length < places && (bestAvailable || category !== 'supporting')) {
      const reason = bestAvailable || category === 'supporting' ? 'best-available' : category;
      selection.selected.push(selected(repository, reason));
    } else if (category === 'supporting') {
      const sentence = `Supporting, with a score of ${score}: only flagship and significant repositories are selected.`;
      selection.excluded.push(excluded(repository, 'below-threshold', sentence));
    } else {
      const sentence = `It qualifies with a score of ${score}, but the limit of ${limit} is taken up by others that score as much or more.`;
      selection.excluded.push(excluded(repository, 'over-limit', sentence));
    }
  }
  return selection;
}
