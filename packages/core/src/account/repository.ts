import { unknown, type Signal, type UnknownReason } from '../signal.js';

/** Lines of one language in a repository as GitHub counts them, in bytes. */
export interface LanguageBytes {
  name: string;
  bytes: number;
}

/**
 * What only a closer look tells: the signals of the enrich query. Each may be unknown.
 * Counts are totals on GitHub; times are ISO 8601 in UTC.
 */
export interface RepositorySignals {
  /** Accounts that watch the repository (subscriptions, not stars). */
  watchers: Signal<number>;
  openIssues: Signal<number>;
  closedIssues: Signal<number>;
  openPullRequests: Signal<number>;
  mergedPullRequests: Signal<number>;
  releases: Signal<number>;
  /** `null`: there is no release. */
  latestReleaseAt: Signal<string | null>;
  /** Commits on the default branch. */
  commits: Signal<number>;
  /** Date of the last commit on the default branch; `pushedAt` also moves with bot branches. Counts as no later than `pushedAt`. */
  lastCommitAt: Signal<string | null>;
  contributors: Signal<number>;
  /** Biggest first. */
  languages: Signal<LanguageBytes[]>;
  hasReadme: Signal<boolean>;
  /** Size of the README; 0 where there is none. */
  readmeBytes: Signal<number>;
  hasTests: Signal<boolean>;
  /** Continuous integration is configured. */
  hasCi: Signal<boolean>;
  hasContributing: Signal<boolean>;
  hasCodeOfConduct: Signal<boolean>;
  hasSecurityPolicy: Signal<boolean>;
  hasChangelog: Signal<boolean>;
  /** A documentation folder or site. */
  hasDocs: Signal<boolean>;
}

/** A repository as an account scan sees it. Times are ISO 8601 in UTC. */
export interface Repository {
  /** GraphQL node id. */
  id: string;
  owner: string;
  name: string;
  /** `owner/name` */
  nameWithOwner: string;
  url: string;
  description: string | null;
  homepageUrl: string | null;
  visibility: 'public' | 'private' | 'internal';
  isFork: boolean;
  isArchived: boolean;
  isTemplate: boolean;
  isMirror: boolean;
  /** No commit yet. */
  isEmpty: boolean;
  /** Shown on the owner's profile page. */
  isPinned: Signal<boolean>;
  createdAt: string;
  updatedAt: string;
  /** `null`: nothing was ever pushed. */
  pushedAt: string | null;
  stars: number;
  forks: number;
  /** Size of the repository on GitHub's disks, in kibibytes. */
  diskUsageKiB: Signal<number>;
  primaryLanguage: string | null;
  /** SPDX id as GitHub detects it; `NOASSERTION` for a licence that it does not know; `null` for none. */
  license: string | null;
  topics: string[];
  defaultBranch: string | null;
  signals: RepositorySignals;
}

/** All enrichable signals, each unknown for the same reason. */
export function unknownSignals(reason: UnknownReason): RepositorySignals {
  const missing = unknown(reason);
  return {
    watchers: missing,
    openIssues: missing,
    closedIssues: missing,
    openPullRequests: missing,
    mergedPullRequests: missing,
    releases: missing,
    latestReleaseAt: missing,
    commits: missing,
    lastCommitAt: missing,
    contributors: missing,
    languages: missing,
    hasReadme: missing,
    readmeBytes: missing,
    hasTests: missing,
    hasCi: missing,
    hasContributing: missing,
    hasCodeOfConduct: missing,
    hasSecurityPolicy: missing,
    hasChangelog: missing,
    hasDocs: missing,
  };
}

/** What `defineRepository` needs at least; everything else has a default. */
export type RepositoryInput = Pick<Repository, 'nameWithOwner' | 'createdAt'> &
  Partial<Omit<Repository, 'signals'>> & { signals?: Partial<RepositorySignals> };

/**
 * A repository from the facts at hand, for sources other than GitHub and for tests. Plain facts default to "none" (0 stars, no licence, not a fork,
 * pushed when created), enrichable signals to unknown.
 */
export function defineRepository(input: RepositoryInput): Repository {
  const [owner = '', name = ''] = input.nameWithOwner.split('/');
  return {
    id: input.nameWithOwner,
    owner,
    name,
    url: `https://github.com/${input.nameWithOwner}`,
    description: null,
    homepageUrl: null,
    visibility: 'public',
    isFork: false,
    isArchived: false,
    isTemplate: false,
    isMirror: false,
    isEmpty: false,
    isPinned: unknown('not-fetched'),
    updatedAt: input.createdAt,
    pushedAt: input.createdAt,
    stars: 0,
    forks: 0,
    diskUsageKiB: unknown('not-fetched'),
    primaryLanguage: null,
    license: null,
    topics: [],
    defaultBranch: 'main',
    ...input,
    signals: { ...unknownSignals('not-fetched'), ...input.signals },
  };
}
