import type { AccountProfile, AccountScan, Category, ScanSummary, ScoredRepository, Warning } from '@reposcan/core';
import { accountProfileOf } from './account-profile-of.js';
import { scanTimingsOf } from './scan-timings-of.js';
import { scoredRepositoryOf } from './scored-repository-of.js';

/** What `accountScanOf` can be told. */
export interface AccountScanInput {
  /** @default 'octocat' */
  login?: string;
  /** @default 'scan-1' */
  id?: string;
  /** ISO 8601 @default '2026-11-22T10:00:00.000Z' */
  startedAt?: string;
  /** The repositories, or how many to make up: `login/repo-0001` has the highest score. @default 3 */
  repositories?: number | ScoredRepository[];
  /** @default true */
  complete?: boolean;
  /** Names of the selected ones. @default the flagship and significant ones, at most 15 */
  selected?: string[];
  profile?: Partial<AccountProfile>;
  warnings?: Warning[];
}

/** The scan of an account for tests: like a real one in shape and size, the same for the same input. */
export function accountScanOf(input: AccountScanInput = {}): AccountScan {
  const { login = 'octocat', id = 'scan-1', complete = true, warnings = [] } = input;
  const repositories = typeof input.repositories === 'object' ? input.repositories : madeUp(login, input.repositories ?? 3);
  const chosen = new Set(input.selected ?? defaultSelection(repositories));
  return {
    kind: 'account-scan',
    id,
    profile: accountProfileOf({ login, ...input.profile }),
    repositories,
    summary: summaryOf(repositories, complete),
    selected: repositories
      .filter(({ nameWithOwner }) => chosen.has(nameWithOwner))
      .map((repository) => ({ ...outline(repository), url: repository.url, reason: 'best-available' as const })),
    excluded: repositories
      .filter(({ nameWithOwner }) => !chosen.has(nameWithOwner))
      .map((repository) => ({ ...outline(repository), reason: 'below-threshold' as const, sentence: 'Its score is below 50.' })),
    timings: scanTimingsOf(input.startedAt),
    warnings,
  };
}

function madeUp(login: string, count: number): ScoredRepository[] {
  const digits = Math.max(4, String(count).length);
  return Array.from({ length: count }, (_, index) =>
    scoredRepositoryOf({
      nameWithOwner: `${login}/repo-${String(index + 1).padStart(digits, '0')}`,
      score: Math.round(950 - (900 * index) / count) / 10,
      stars: count - index,
    }),
  );
}

function defaultSelection(repositories: ScoredRepository[]): string[] {
  return repositories
    .filter(({ importance }) => importance.category !== 'supporting')
    .slice(0, 15)
    .map(({ nameWithOwner }) => nameWithOwner);
}

function outline({ id, nameWithOwner, importance }: ScoredRepository): {
  id: string;
  nameWithOwner: string;
  score: number;
  category: Category;
} {
  return { id, nameWithOwner, score: importance.score, category: importance.category };
}

function summaryOf(repositories: ScoredRepository[], complete: boolean): ScanSummary {
  const count = (matches: (repository: ScoredRepository) => boolean): number => repositories.filter(matches).length;
  const sum = (of: (repository: ScoredRepository) => number): number => repositories.reduce((total, each) => total + of(each), 0);
  return {
    repositories: repositories.length,
    totalRepositories: repositories.length + (complete ? 0 : 1),
    complete,
    categories: {
      flagship: count(({ importance }) => importance.category === 'flagship'),
      significant: count(({ importance }) => importance.category === 'significant'),
      supporting: count(({ importance }) => importance.category === 'supporting'),
    },
    provisional: count(({ importance }) => importance.provisional),
    stars: sum(({ stars }) => stars),
    forks: sum(({ forks }) => forks),
    kinds: {
      sources: count(({ isFork }) => !isFork),
      forks: count(({ isFork }) => isFork),
      archived: count(({ isArchived }) => isArchived),
      private: count(({ visibility }) => visibility === 'private'),
    },
    averageScore: repositories.length === 0 ? 0 : sum(({ importance }) => importance.score) / repositories.length,
    languages: [{ name: 'TypeScript', repositories: repositories.length, stars: sum(({ stars }) => stars) }],
    top: repositories
      .slice(0, 5)
      .map(({ nameWithOwner, importance: { score, category }, stars }) => ({ nameWithOwner, score, category, stars })),
  };
}
