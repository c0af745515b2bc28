import { createAccountFixture, type AccountFixture, type RepositoryFixtureInput } from '@reposcan/github/testing';
import type { Commit } from '../history/commit.js';
import type { DemoRepository } from '../repositories/demo-repository.js';

/** The login of the demonstration's account. */
export const demoLogin = 'mira-holt';
/** An organisation that is there for its size: its repositories cannot be cloned. */
export const crowdLogin = 'harbour-collective';

const now = Date.UTC(2026, 10, 1);

/** The account as GitHub shows it: what follows from the commits does. */
export function demoAccount(repositories: readonly { repository: DemoRepository; commits: readonly Commit[] }[]): AccountFixture {
  return createAccountFixture({
    login: demoLogin,
    name: 'Mira Holt',
    description: 'Small tools for people who sail, and for people who debug',
    company: null,
    location: 'Bergen',
    websiteUrl: 'https://holt.example',
    followers: 1284,
    following: 61,
    createdAt: '2019-11-04T10:00:00Z',
    now,
    pinned: ['tidepool', 'driftlog', 'quay-mirror', 'chartroom', 'keelson', 'atlas'],
    repositories: [
      ...repositories.map(({ repository, commits }) => repositoryInput(repository, commits)),
      { name: 'night-watch', isEmpty: true, isFork: false, description: 'Not begun yet', stars: 0, forks: 0, createdAt: '2026-10-01T10:00:00Z' },
    ],
  });
}

/** An organisation of 120 generated repositories. */
export function crowdAccount(): AccountFixture {
  return createAccountFixture({ login: crowdLogin, kind: 'organization', name: 'Harbour Collective', description: 'What harbours share', repositories: 120, now });
}

function repositoryInput({ name, from, github }: DemoRepository, commits: readonly Commit[]): RepositoryFixtureInput {
  const files = new Map(commits.flatMap((commit) => [...commit.files]));
  const last = commits.at(-1)?.at ?? 0;
  const pushedAt = new Date(last * 1000).toISOString().replace('.000', '');
  const languages = languagesOf(files);
  return {
    isFork: false,
    isArchived: false,
    isTemplate: false,
    homepageUrl: null,
    watchers: 1,
    openIssues: 0,
    closedIssues: 0,
    openPullRequests: 0,
    closedPullRequests: 0,
    mergedPullRequests: 0,
    mentionableUsers: 1,
    releases: [],
    license: files.get('LICENSE')?.startsWith('MIT') === true ? 'MIT' : null,
    ...github,
    name,
    createdAt: from,
    pushedAt,
    updatedAt: pushedAt,
    lastCommitAt: pushedAt,
    commits: commits.length,
    defaultBranch: 'main',
    visibility: 'PUBLIC',
    isEmpty: false,
    languages,
    diskUsage: 8 + Math.round([...files.values()].join('').length / 400),
    checks: files.has('.github/workflows/ci.yml') ? 'SUCCESS' : null,
    files: [...files].map(([path, text]) => ({ path, size: Buffer.byteLength(text), ...(path === 'README.md' ? { text } : {}) })),
  };
}

const NAMES: Readonly<Record<string, string>> = { ts: 'TypeScript', py: 'Python', go: 'Go', rs: 'Rust', sh: 'Shell', css: 'CSS', html: 'HTML' };

function languagesOf(files: ReadonlyMap<string, string>): { name: string; bytes: number }[] {
  const bytes = new Map<string, number>();
  for (const [path, text] of files) {
    const name = NAMES[path.split('.').at(-1) ?? ''];
    if (name !== undefined) bytes.set(name, (bytes.get(name) ?? 0) + text.length);
  }
  return [...bytes].map(([name, total]) => ({ name, bytes: total })).toSorted((a, b) => b.bytes - a.bytes);
}
