import type { Category } from '@reposcan/core';
import { optionalChoiceOf } from '../input/choice.js';
import { identifierOf, nameOf } from '../input/identifier.js';
import { limitOf } from '../input/limit.js';
import type { ScanStore } from '../scan-store.js';
import { categories } from '../record/repository-record.js';
import { listingOf, type Listing } from './listing.js';

/** What a listing of repositories selects. */
export interface RepositoryFilter {
  userId: string;
  /** In the form in which logins are compared; `undefined` for every account. */
  account: string | undefined;
  category: Category | undefined;
}

/** Sort keys of a repository: score (highest first), name in the form in which names are compared. */
export type RepositoryPosition = [score: number, name: string];

/** The arguments of `ScanStore.listRepositories`, checked. */
export function repositoryListingOf(
  userId: string,
  query: NonNullable<Parameters<ScanStore['listRepositories']>[1]> = {},
): RepositoryFilter & Listing<RepositoryPosition> {
  const filter = {
    userId: identifierOf(userId, 'user id'),
    account: query.login === undefined ? undefined : nameOf(query.login, 'login'),
    category: optionalChoiceOf(query.category, categories, 'category'),
  };
  const asked = ['repositories', userId, filter.account ?? null, filter.category ?? null];
  return { ...filter, ...listingOf<RepositoryPosition>(asked, query, [0, '']) };
}

/** The arguments of `ScanStore.listRepositoriesForAnalysis`, checked. */
export function analysisListingOf(
  userId: string,
  query: NonNullable<Parameters<ScanStore['listRepositoriesForAnalysis']>[1]> = {},
): Omit<RepositoryFilter, 'category'> & { limit: number } {
  return {
    userId: identifierOf(userId, 'user id'),
    account: query.login === undefined ? undefined : nameOf(query.login, 'login'),
    limit: limitOf(query.limit, 15),
  };
}
