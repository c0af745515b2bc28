import type { Repository } from '@reposcan/core';
import type { Chain } from '../transport/tally.js';

/** Repositories on a full page, GitHub's limit for both of its APIs. */
export const PAGE_SIZE = 100;

/** One page of an account's repositories, as read. */
export interface RepositoryPage {
  repositories: Repository[];
  /** Entries that were not a repository: GitHub leaves a null where it failed on one. */
  unreadable: number;
  /** How many repositories there are by this page; `null` where it does not tell. */
  total: number | null;
}

/** A page that can be asked for. */
export interface PageRequest {
  /** As a message names it: `page 3`. */
  name: string;
  /** Reads it. The chain says which requests it waited for. */
  read(chain: Chain): Promise<RepositoryPage>;
}

/** A page of the entries that the reader understands. */
export function readPage(
  entries: readonly unknown[],
  total: number | null,
  read: (entry: unknown) => Repository | null,
): RepositoryPage {
  const repositories = entries.map(read).filter((repository) => repository !== null);
  return { repositories, unreadable: entries.length - repositories.length, total };
}
