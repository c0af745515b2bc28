import type { Repository } from '../account/repository.js';
import { CoreError } from '../core-error.js';
import { plainText } from '../plain-text.js';
import type { Warning } from '../scan/warning.js';
import type { Importance, ScoredRepository } from './importance.js';
import { byImportance } from './repository-order.js';
import { prepareScore, scorePrepared, zeroImportance, type ScoreOptions } from './score-importance.js';

/** Scored repositories, best first, and what could not be scored. */
export interface ScoredRepositories {
  repositories: ScoredRepository[];
  warnings: Warning[];
}

/**
 * Scores repositories and orders them by score (highest first), then name. One whose score cannot be calculated counts as 0 and gives a warning.
 * @throws CoreError only for the options: `INVALID_INPUT` (now), `INVALID_FORMULA`
 */
export function scoreRepositories(repositories: readonly Repository[], options: ScoreOptions): ScoredRepositories {
  const prepared = prepareScore(options);
  const warnings: Warning[] = [];
  const scored = repositories.map((repository): ScoredRepository => {
    let importance: Importance;
    try {
      importance = scorePrepared(repository, prepared);
    } catch (error) {
      const subject = plainText(String((repository as Partial<Repository> | null)?.nameWithOwner));
      const reason = error instanceof CoreError ? error.message : `The importance of ${subject} cannot be calculated: it is malformed.`;
      warnings.push({ code: 'SCORE_FAILED', message: `${reason} It counts as 0.`, subject });
      importance = zeroImportance({ component: 'failed', sentence: reason }, prepared.formula);
    }
    return { ...repository, importance };
  });
  return { repositories: byImportance(scored), warnings };
}
