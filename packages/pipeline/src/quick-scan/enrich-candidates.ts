import type { ScoredRepository } from '@reposcan/core';

/**
 * Which repositories get a closer look. `threshold`: those whose score range crosses a category threshold, because only there can more signals
 * change the category; `all`: every one that is not empty; `none`: none.
 */
export type EnrichPolicy = 'threshold' | 'all' | 'none';

/** For each policy, whether a repository deserves a closer look. */
export const enrichCandidates: Readonly<Record<EnrichPolicy, (repository: ScoredRepository) => boolean>> = {
  threshold: ({ isEmpty, importance }) => !isEmpty && importance.provisional,
  all: ({ isEmpty }) => !isEmpty,
  none: () => false,
};
