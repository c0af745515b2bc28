import type { Category, Repository, RepositoryInput, RepositorySignals } from '@reposcan/core';
import { defineRepository } from '@reposcan/core';

/** The moment that the scenarios are scored at. */
export const scenarioNow = '2026-11-22T00:00:00Z';

/** What a score must be for the scenario to hold. */
export interface Expectation {
  categories: readonly Category[];
  /** Lowest score. @default 0 */
  atLeast?: number;
  /** The score stays under this. @default no limit */
  below?: number;
}

/** A kind of repository that the formula was made for, and what is expected of it. */
export interface Scenario {
  name: string;
  /** What the name says. */
  repository: RepositoryInput;
  /** What must be assumed of a named word that is no signal, such as commits where the name says "active". Only where the rest is absent. */
  implied?: Partial<RepositorySignals>;
  expected: Expectation;
}

const supporting: Expectation = { categories: ['supporting'] };
const significant: Expectation = { categories: ['significant'] };
const significantOrBetter: Expectation = { categories: ['significant', 'flagship'] };
const flagship: Expectation = { categories: ['flagship'] };

function daysAgo(days: number): string {
  return new Date(Date.parse(scenarioNow) - days * 86_400_000).toISOString();
}

const documented = { hasReadme: true, readmeBytes: 2_000 };

function library(years: number, stars: number): RepositoryInput {
  return {
    nameWithOwner: 'someone/library',
    createdAt: daysAgo(years * 365),
    pushedAt: daysAgo(14),
    stars,
    license: 'MIT',
    signals: { commits: 400, releases: 4, ...documented },
  };
}

function finished(stars: number, forks: number): RepositoryInput {
  return {
    nameWithOwner: 'someone/finished',
    createdAt: daysAgo(8 * 365),
    pushedAt: daysAgo(3 * 365),
    stars,
    forks,
    license: 'MIT',
    signals: { releases: 10, hasTests: true, ...documented },
  };
}

function configuration(name: string): RepositoryInput {
  return {
    nameWithOwner: `someone/${name}`,
    createdAt: daysAgo(6 * 365),
    pushedAt: daysAgo(3),
    stars: 8,
    forks: 1,
    license: 'MIT',
    signals: { commits: 900, ...documented },
  };
}

function template(stars: number): RepositoryInput {
  return {
    nameWithOwner: 'someone/template',
    createdAt: daysAgo(3 * 365),
    pushedAt: daysAgo(30),
    stars,
    forks: Math.round(stars / 4),
    isTemplate: true,
    license: 'MIT',
    signals: { commits: 120, hasCi: true, hasTests: true, ...documented },
  };
}

function driveByFork(stars: number): RepositoryInput {
  return {
    nameWithOwner: 'someone/linux',
    createdAt: daysAgo(900),
    pushedAt: daysAgo(20),
    stars,
    isFork: true,
    description: 'Linux kernel source tree',
    primaryLanguage: 'C',
    license: 'GPL-2.0',
    diskUsageKiB: 4_000_000,
    signals: { commits: 1_200_000, contributors: 5_000, hasTests: true, hasDocs: true, hasContributing: true, ...documented },
  };
}

/** The kinds of repositories that the issue names, with the readings that their names leave open. */
export const scenarios: readonly Scenario[] = [
  ...[2, 2.5, 3].map((years) => ({
    name: `personal library, 0 stars, 400 commits in ${years} years, releases, README, licence`,
    repository: library(years, 0),
    expected: significant,
  })),
  { name: 'the same with 150 stars', repository: library(2.5, 150), expected: { ...significantOrBetter, atLeast: 60 } },
  ...[1.5, 3, 8].map((years) => ({
    name: `1,500 stars, active for ${years} years`,
    repository: { nameWithOwner: 'someone/popular', createdAt: daysAgo(years * 365), pushedAt: daysAgo(5), stars: 1_500 },
    implied: { commits: 200 },
    expected: flagship,
  })),
  ...[
    [800, 130],
    [3_000, 500],
    [40_000, 6_000],
  ].map(([stars = 0, forks = 0]) => ({
    name: `finished and stable, ${stars} stars, silent for 3 years`,
    repository: finished(stars, forks),
    expected: significantOrBetter,
  })),
  ...[0, 900].map((forks) => ({
    name: `archived, 8,000 stars, ${forks} forks`,
    repository: {
      nameWithOwner: 'someone/archived',
      createdAt: daysAgo(9 * 365),
      pushedAt: daysAgo(4 * 365),
      stars: 8_000,
      forks,
      isArchived: true,
    },
    expected: significant,
  })),
  ...[10, 700].map((idle) => ({
    name: `adopted fork, 300 stars, last push ${idle} days ago`,
    repository: { nameWithOwner: 'someone/fork', createdAt: daysAgo(4 * 365), pushedAt: daysAgo(idle), stars: 300, forks: 40, isFork: true },
    implied: { commits: 100 },
    expected: significantOrBetter,
  })),
  ...['dotfiles', '.dotfiles', 'dotfiles-macos', 'nvim-config'].map((name) => ({
    name: `personal configuration "${name}"`,
    repository: configuration(name),
    expected: supporting,
  })),
  ...[0, 5, 25].map((stars) => ({ name: `template, ${stars} stars`, repository: template(stars), expected: supporting })),
  ...[0, 30].map((stars) => ({
    name: `profile README, ${stars} stars`,
    repository: {
      nameWithOwner: 'octocat/Octocat',
      createdAt: daysAgo(4 * 365),
      pushedAt: daysAgo(1),
      stars,
      signals: { commits: 900, ...documented },
    },
    expected: { ...supporting, below: 29.1 },
  })),
  ...[0, 2].map((stars) => ({
    name: `one-commit homework, ${stars} stars, with README and licence`,
    repository: {
      nameWithOwner: 'someone/homework',
      createdAt: daysAgo(300),
      pushedAt: daysAgo(300),
      stars,
      license: 'MIT',
      signals: { commits: 1, ...documented },
    },
    expected: { ...supporting, below: 15 },
  })),
  ...[0, 1].map((stars) => ({
    name: `drive-by fork of a famous project, ${stars} stars`,
    repository: driveByFork(stars),
    expected: { ...supporting, below: 20 },
  })),
  {
    name: 'empty',
    repository: { nameWithOwner: 'someone/empty', createdAt: daysAgo(100), pushedAt: null, isEmpty: true, stars: 3 },
    expected: { ...supporting, below: 0.05 },
  },
];

/** How what a name leaves open is filled in: not read, or read and found to be nothing. */
export type Reading = 'unread' | 'absent';

/** The repository of a scenario. */
export function repositoryOf({ repository, implied }: Scenario, reading: Reading): Repository {
  if (reading === 'unread') return defineRepository(repository);
  const absent: RepositorySignals = {
    watchers: 0,
    openIssues: 0,
    closedIssues: 0,
    openPullRequests: 0,
    mergedPullRequests: 0,
    releases: 0,
    latestReleaseAt: null,
    commits: 0,
    lastCommitAt: repository.pushedAt ?? null,
    contributors: 1,
    languages: [],
    hasReadme: false,
    readmeBytes: 0,
    hasTests: false,
    hasCi: false,
    hasContributing: false,
    hasCodeOfConduct: false,
    hasSecurityPolicy: false,
    hasChangelog: false,
    hasDocs: false,
  };
  return defineRepository({ isPinned: false, ...repository, signals: { ...absent, ...implied, ...repository.signals } });
}

/** Whether a score is what the scenario expects. */
export function holds({ expected }: Scenario, importance: { score: number; category: Category }): boolean {
  const { categories, atLeast = 0, below = Number.POSITIVE_INFINITY } = expected;
  return categories.includes(importance.category) && importance.score >= atLeast && importance.score < below;
}
