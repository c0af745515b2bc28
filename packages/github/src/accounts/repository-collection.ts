import type { Repository } from '@reposcan/core';
import type { RepositoryPage } from './repository-page.js';

/** What a caller is told as pages arrive. */
export interface PageEvent {
  /** New ones only. */
  repositories: Repository[];
  /** So far, each counted once. */
  fetched: number;
  total: number;
}

/** The repositories of an account, put together from pages that overlap where something moved while they were read. */
export interface RepositoryCollection {
  readonly repositories: Repository[];
  readonly found: number;
  /** How many there are, by the newest page that tells; never fewer than were found. */
  readonly total: number;
  /** Entries that no page showed in readable form. */
  readonly unreadable: number;
  /** Repositories that came more than once: a sign that the list moved while it was read. */
  readonly duplicates: number;
  add(page: RepositoryPage): void;
}

/** An empty collection that keeps at most `max` repositories. */
export function createRepositoryCollection(max: number, onPage: ((page: PageEvent) => void) | undefined): RepositoryCollection {
  const byId = new Map<string, Repository>();
  let told = 0;
  let unreadable = 0;
  let duplicates = 0;

  return {
    get repositories() {
      return [...byId.values()];
    },
    get found() {
      return byId.size;
    },
    get total() {
      return Math.max(told, byId.size);
    },
    get unreadable() {
      return unreadable;
    },
    get duplicates() {
      return duplicates;
    },
    add(page) {
      const fresh: Repository[] = [];
      for (const repository of page.repositories) {
        if (byId.has(repository.id)) duplicates += 1;
        else if (byId.size < max) {
          byId.set(repository.id, repository);
          fresh.push(repository);
        }
      }
      told = page.total ?? told;
      unreadable += page.unreadable;
      onPage?.({ repositories: fresh, fetched: byId.size, total: Math.max(told, byId.size) });
    },
  };
}
