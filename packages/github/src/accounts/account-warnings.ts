import type { Warning } from '@reposcan/core';
import type { PageFailure } from './read-pages.js';

/** What decides whether an account scan is complete. */
export interface AccountOutcome {
  found: number;
  total: number;
  maxRepositories: number;
  /** Entries that GitHub left out of pages that it did send. */
  unreadable: number;
  failures: readonly PageFailure[];
}

/** How many repositories should be in the result and are not; those beyond `maxRepositories` were not asked for. */
export function missingRepositories({
  found,
  total,
  maxRepositories,
}: Pick<AccountOutcome, 'found' | 'total' | 'maxRepositories'>): number {
  return Math.max(0, Math.min(total, maxRepositories) - found);
}

/** What a reader must know about the repositories that are not there. Empty when all are. */
export function missingWarnings(outcome: AccountOutcome): Warning[] {
  const { total, maxRepositories, failures } = outcome;
  const missing = missingRepositories(outcome);
  const warnings: Warning[] = [];
  if (missing > 0) {
    warnings.push({
      code: 'PARTIAL_RESULT',
      message: `${missing} of ${total} repositories are missing: ${missingReason(outcome)}`,
    });
  } else if (total === 0 && failures.length > 0) {
    warnings.push({ code: 'PARTIAL_RESULT', message: `The repositories are missing: ${missingReason(outcome)}` });
  }
  if (total > maxRepositories) {
    warnings.push({
      code: 'LIMIT_REACHED',
      message: `The account has ${total} repositories; the ${maxRepositories} newest were read (maxRepositories).`,
    });
  }
  return warnings;
}

function missingReason({ failures, unreadable }: AccountOutcome): string {
  const [first] = failures;
  if (first !== undefined) {
    const names = failures.slice(0, 3).map(({ name }) => name);
    const more = failures.length - names.length;
    return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} could not be read. ${first.error.message}`;
  }
  if (unreadable > 0) return `GitHub left ${unreadable} out of its answer. Scan again for the rest.`;
  return 'the list changed while it was read (scan again), or GitHub does not show them to this token.';
}
