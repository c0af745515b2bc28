import type { AccountProfile, AccountSnapshot, Warning } from '@reposcan/core';
import { rateLimitWarnings } from '../transport/rate-limit.js';
import { tightestBudget } from '../transport/tally.js';
import type { AccountRequest } from './account-request.js';
import { missingRepositories, missingWarnings } from './account-warnings.js';
import { readPages, type PageFailure } from './read-pages.js';
import { createRepositoryCollection } from './repository-collection.js';
import type { PageRequest, RepositoryPage } from './repository-page.js';

/** An account of which the first round trip is done. */
export interface AccountStart {
  profile: AccountProfile;
  source: AccountSnapshot['source'];
  /** `null` where it could not be read; then `failures` says why. */
  firstPage: RepositoryPage | null;
  failures: readonly PageFailure[];
  /** Round trips so far. */
  roundTrips: number;
  /** The pages after the first one. */
  following: (signal: AbortSignal) => PageRequest[];
  /** All of them once more, for a list that moved while it was read. */
  again: (signal: AbortSignal) => PageRequest[];
  warnings: readonly Warning[];
}

/** Reads the pages that are left and puts the account together. What could not be read is named in the warnings. */
export async function readAccount(request: AccountRequest, start: AccountStart): Promise<AccountSnapshot> {
  const { maxRepositories, concurrency, signal, tally } = request;
  const collection = createRepositoryCollection(maxRepositories, request.onPage);
  if (start.firstPage !== null) collection.add(start.firstPage);
  const failures = [...start.failures];
  let roundTrips = start.roundTrips;
  const missing = (): number => missingRepositories({ found: collection.found, total: collection.total, maxRepositories });

  const read = async (pages: (signal: AbortSignal) => PageRequest[]): Promise<void> => {
    const result = await readPages(pages, { concurrency, signal, onRead: (page) => collection.add(page) });
    failures.push(...result.failures);
    roundTrips += result.roundTrips;
  };

  await read(start.following);
  // One that came twice pushed another one out of sight. Without a duplicate the list is just shorter than its count, and stays so.
  if (missing() > 0 && failures.length === 0 && collection.duplicates > 0) await read(start.again);

  const { found, total, unreadable } = collection;
  const rateLimit = tightestBudget(tally);
  return {
    profile: start.profile,
    repositories: collection.repositories,
    totalRepositories: total,
    complete: missing() === 0 && total <= maxRepositories && (total > 0 || failures.length === 0),
    warnings: [
      ...start.warnings,
      ...missingWarnings({ found, total, maxRepositories, unreadable, failures }),
      ...rateLimitWarnings(rateLimit),
    ],
    source: start.source,
    requests: tally.requests,
    roundTrips,
    rateLimit,
  };
}
