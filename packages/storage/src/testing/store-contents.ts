import type { AccountProfile, ScanRun } from '@reposcan/core';
import type { Page, ScanStore, StoredRepository } from '../scan-store.js';

/** What a store answers about one user and one account. */
export interface StoreContents {
  profile: AccountProfile | null;
  repositories: StoredRepository[];
  runs: ScanRun[];
}

/** All that can be listed, to compare before and after. */
export async function contentsOf(store: ScanStore, userId: string, login: string): Promise<StoreContents> {
  return {
    profile: await store.getProfile(userId, login),
    repositories: await everyPage((cursor) => store.listRepositories(userId, { limit: 1_000, ...cursor })),
    runs: await everyPage((cursor) => store.listRuns(userId, { limit: 1_000, ...cursor })),
  };
}

/** The items of all pages of a listing. */
export async function everyPage<T>(list: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await list(cursor === undefined ? {} : { cursor });
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}
