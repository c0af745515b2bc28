import { isKnown, unknown, type AccountSnapshot, type Repository } from '@reposcan/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import type { GithubOptions } from '../github-options.js';
import { createGithub, type Github } from '../github.js';
import { createAccountFixture, createGithubServer, type GithubServer } from '../testing/index.js';
import type { PageEvent } from './repository-collection.js';

const sizes = [1, 100, 101, 200, 250, 300, 301, 1000];
const server: GithubServer = createGithubServer({
  accounts: [
    createAccountFixture({ login: 'empty', repositories: 0 }),
    ...sizes.map((size) =>
      createAccountFixture({ login: `user-${size}`, repositories: size, privateRepositories: Math.floor(size / 50) }),
    ),
    ...[1, 101, 1000].map((size) =>
      createAccountFixture({
        login: `org-${size}`,
        kind: 'organization',
        repositories: size,
        privateRepositories: 1,
        members: ['member'],
      }),
    ),
    createAccountFixture({ login: 'shared', repositories: 400, privateRepositories: 150, members: ['member'] }),
    createAccountFixture({ login: 'member', repositories: 0 }),
  ],
  tokens: {
    ...Object.fromEntries(sizes.map((size) => [`token-${size}`, { login: `user-${size}` }])),
    'token-member': { login: 'member' },
    'token-expired': { login: 'member', expired: true },
  },
});
let baseUrl = '';

beforeAll(async () => {
  baseUrl = (await server.listen()).url;
});
afterEach(() => server.reset());
afterAll(() => server.close());

const client = (options: GithubOptions = {}): Github =>
  createGithub({ baseUrl, token: 'token-member', clock: createManualClock({ skipUpTo: 5000 }), random: () => 0, ...options });
const distinct = ({ repositories }: AccountSnapshot): number => new Set(repositories.map(({ id }) => id)).size;

describe('an account with a token', () => {
  it.each([
    ['empty', 0, 1, 1],
    ['user-1', 1, 1, 1],
    ['user-100', 98, 1, 1],
    ['user-101', 99, 1, 1],
    ['user-250', 245, 3, 2],
    ['user-300', 294, 3, 2],
    ['user-301', 295, 3, 2],
    ['user-1000', 980, 10, 3],
    ['org-1', 1, 1, 1],
    ['org-101', 101, 2, 2],
    ['org-1000', 1000, 10, 3],
  ])(
    '%s: all %i repositories that it may see in %i requests, %i round trips',
    async (login, repositories, requests, roundTrips) => {
      const snapshot = await client().fetchAccount(login);

      expect(snapshot).toMatchObject({
        complete: true,
        totalRepositories: repositories,
        requests,
        roundTrips,
        warnings: [],
        source: 'graphql',
      });
      expect(distinct(snapshot)).toBe(repositories);
      expect(server.requests).toHaveLength(requests);
    },
  );

  it('of 1,000 repositories arrives in three waves, none of which waits for more than the one before', async () => {
    const waiting: (() => void)[] = [];
    const held = createGithubServer({
      accounts: [createAccountFixture({ login: 'big', repositories: 1000 })],
      tokens: { 'token-member': { login: 'member' } },
      latency: { base: 300 },
      sleep: () => new Promise((resolve) => waiting.push(resolve)),
    });
    const { url } = await held.listen();
    const work = client({ baseUrl: url }).fetchAccount('big');

    const waves: number[] = [];
    for (const expected of [1, 6, 3]) {
      await expect.poll(() => waiting.length).toBe(expected);
      waves.push(waiting.length);
      waiting.splice(0).forEach((answer) => answer());
    }

    const snapshot = await work;
    await held.close();
    expect(waves).toEqual([1, 6, 3]);
    expect(snapshot).toMatchObject({ complete: true, requests: 10, roundTrips: 3 });
  });

  it.each(sizes)('of %i repositories shows its owner the private ones too', async (size) => {
    const snapshot = await client().fetchAccount(`user-${size}`, { token: `token-${size}` });

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: size });
    expect(distinct(snapshot)).toBe(size);
    expect(snapshot.repositories.filter(({ visibility }) => visibility === 'private')).toHaveLength(Math.floor(size / 50));
  });

  it('is the same whichever API a page came from', async () => {
    const [graphql, rest] = [await client().fetchAccount('user-250'), await client({ token: '' }).fetchAccount('user-250')];

    const comparable = ({ repositories }: AccountSnapshot): Partial<Repository>[] =>
      repositories
        .map(({ signals: _signals, isPinned: _isPinned, ...shared }) => shared)
        .toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const { members: _members, ...profile } = graphql.profile;
    expect(comparable(rest)).toEqual(comparable(graphql));
    expect(rest.profile).toMatchObject(profile);
  });

  it("shows a collaborator the private repositories of somebody else's large account, which REST hides", async () => {
    const snapshot = await client().fetchAccount('shared');

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: 400, warnings: [] });
    expect(distinct(snapshot)).toBe(400);
    expect(snapshot.roundTrips).toBeLessThanOrEqual(3);
  });

  it('knows which repositories are pinned, on every page', async () => {
    const { repositories } = await client().fetchAccount('org-1000');

    expect(repositories.every(({ isPinned }) => isKnown(isPinned))).toBe(true);
    expect(repositories.filter(({ isPinned }) => isPinned === true)).toHaveLength(6);
  });

  it('tells of pages as they arrive, each repository once', async () => {
    const events: PageEvent[] = [];

    const snapshot = await client().fetchAccount('org-1000', { onPage: (event) => events.push(event) });

    expect(events).toHaveLength(10);
    expect(events.flatMap(({ repositories }) => repositories.map(({ id }) => id)).toSorted()).toEqual(
      snapshot.repositories.map(({ id }) => id).toSorted(),
    );
    expect(events.at(-1)).toMatchObject({ fetched: 1000, total: 1000 });
    expect(events[0]).toMatchObject({ fetched: 100, total: 1000 });
  });

  it('tells followers of users and members of organisations, and what is left of the rate limit', async () => {
    const user = await client().fetchAccount('user-1');
    const organization = await client().fetchAccount('org-1');

    expect(user.profile).toMatchObject({
      kind: 'user',
      followers: expect.any(Number) as number,
      members: unknown('unsupported'),
    });
    expect(organization.profile).toMatchObject({
      kind: 'organization',
      members: expect.any(Number) as number,
      followers: unknown('unsupported'),
    });
    expect(user.rateLimit).toMatchObject({ limit: 5000, remaining: 4999 });
  });

  it('keeps unknown what the token may not see of the profile', async () => {
    server.setFaults([{ kind: 'forbidden-field', fields: ['Organization.membersWithRole'], times: 99 }]);

    const snapshot = await client().fetchAccount('org-1');

    expect(snapshot).toMatchObject({ complete: true, requests: 2, roundTrips: 2, profile: { members: unknown('forbidden') } });
    expect(snapshot.repositories).toHaveLength(1);
  });

  it('is read without what is pinned where GitHub refuses to say who asks', async () => {
    server.setFaults([{ kind: 'forbidden-field', fields: ['Query.viewer'], times: 99 }]);

    const snapshot = await client().fetchAccount('org-1000');

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: 1000, requests: 11 });
  });

  it.each([
    [1, 1],
    [50, 1],
    [150, 2],
    [450, 5],
  ])('of 1,000 is read up to maxRepositories %i in %i requests, newest first, and says so', async (maxRepositories, requests) => {
    const all = (await client().fetchAccount('org-1000')).repositories.toSorted((left, right) =>
      left.createdAt > right.createdAt ? -1 : 1,
    );

    const snapshot = await client().fetchAccount('org-1000', { maxRepositories });

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 1000, requests });
    expect(snapshot.warnings.map(({ code }) => code)).toEqual(['LIMIT_REACHED']);
    expect(snapshot.repositories.map(({ createdAt }) => createdAt).toSorted()).toEqual(
      all
        .slice(0, maxRepositories)
        .map(({ createdAt }) => createdAt)
        .toSorted(),
    );
  });
});

describe('what goes wrong while an account is read', () => {
  it('a 502 that passes is repeated, and nothing is missing', async () => {
    server.setFaults([{ kind: 'status', status: 502, times: 2 }]);

    const snapshot = await client().fetchAccount('user-100');

    expect(snapshot).toMatchObject({ complete: true, requests: 3, roundTrips: 3, warnings: [] });
  });

  it('a 502 on page 3 of 10 that stays costs 100 repositories, and the result says which page', async () => {
    server.setFaults([{ kind: 'status', status: 502, match: { kind: 'rest', page: 3 }, times: 99 }]);

    const snapshot = await client().fetchAccount('org-1000');

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 1000, requests: 12 });
    expect(distinct(snapshot)).toBe(900);
    expect(snapshot.warnings).toEqual([
      {
        code: 'PARTIAL_RESULT',
        message: expect.stringMatching(
          /^100 of 1000 repositories are missing: page 3 could not be read\. GitHub answered 502/,
        ) as string,
      },
    ]);
  });

  it('a 502 on the last of three pages leaves the other two', async () => {
    server.setFaults([
      {
        kind: 'status',
        status: 504,
        match: { operation: 'RepositoryPage', where: ({ variables }) => 'last' in variables },
        times: 99,
      },
    ]);

    const snapshot = await client().fetchAccount('user-250');

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 245 });
    expect(distinct(snapshot)).toBe(200);
  });

  it('a rate limit on page 2 ends the reading, and names every page that is missing and when to come back', async () => {
    server.setFaults([{ kind: 'rate-limit-403', match: { kind: 'rest' }, times: 99 }]);

    const snapshot = await client({ concurrency: 1 }).fetchAccount('org-1000');

    expect(distinct(snapshot)).toBe(100);
    expect(snapshot.requests).toBe(2);
    expect(snapshot.warnings[0]?.message).toMatch(
      /^900 of 1000 .*page 2, page 3, page 4 and 6 more could not be read.*from 20\d\d-/,
    );
    expect(snapshot.warnings[1]?.code).toBe('RATE_LIMIT_LOW');
  });

  it.each(['pushed', 'created'] as const)(
    'a repository that is %s between two pages costs none of the others',
    async (change) => {
      const before = await client().fetchAccount('org-1000');
      server.setFaults([{ kind: 'repository-moved', change, login: 'org-1000', match: { kind: 'rest', page: 5 } }]);

      const snapshot = await client().fetchAccount('org-1000');

      const found = new Set(snapshot.repositories.map(({ id }) => id));
      expect(before.repositories.filter(({ id }) => !found.has(id)).map(({ name }) => name)).toEqual([]);
      expect(found.size).toBe(snapshot.repositories.length);
      expect(snapshot.complete).toBe(true);
    },
  );

  it('a repository that is deleted between two pages is not passed over in silence', async () => {
    server.setFaults([{ kind: 'repository-moved', change: 'deleted', login: 'org-1000', match: { kind: 'rest', page: 5 } }]);

    const snapshot = await client().fetchAccount('org-1000');

    expect(snapshot.repositories.length).toBeGreaterThanOrEqual(998);
    expect(snapshot.complete).toBe(false);
    expect(snapshot.warnings[0]?.message).toContain('the list changed while it was read');
  });

  it('nulls among the repositories cost only themselves, and are counted', async () => {
    server.setFaults([{ kind: 'null-nodes', every: 10 }]);

    const snapshot = await client().fetchAccount('user-100');

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 98 });
    expect(snapshot.repositories).toHaveLength(89);
    expect(snapshot.warnings[0]?.message).toMatch(/^9 of 98 repositories are missing: GitHub left 9 out/);
  });

  it('a query that is too much for GitHub is asked once more with less in it', async () => {
    server.setFaults([{ kind: 'partial-data', fields: ['User.repositories'] }]);

    const snapshot = await client().fetchAccount('user-1');

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: 1, requests: 2 });
  });

  it('a query that stays too much is RESOURCE_LIMITED', async () => {
    server.setFaults([{ kind: 'partial-data', fields: ['User.repositories'], times: 99 }]);

    await expect(client().fetchAccount('user-1')).rejects.toMatchObject({ code: 'RESOURCE_LIMITED' });
  });
});

describe('an account that cannot be read at all', () => {
  it.each([
    ['an unknown login', 'nobody', undefined, 'NOT_FOUND', 1],
    ['an unknown login without a token', 'nobody', '', 'NOT_FOUND', 2],
    ['a wrong token', 'user-1', 'token-wrong', 'UNAUTHORIZED', 1],
    ['an expired token', 'user-1', 'token-expired', 'UNAUTHORIZED', 1],
    ['a login that cannot be one', '../user-1', undefined, 'INVALID_LOGIN', 0],
  ])('%s is an error that names the cause', async (_name, login, token, code, requests) => {
    const work = client().fetchAccount(login, token === undefined ? {} : { token });

    await expect(work).rejects.toMatchObject({ name: 'GithubError', code });
    expect(server.requests).toHaveLength(requests);
  });

  it('names the login that GitHub does not know', async () => {
    await expect(client().fetchAccount('nobody')).rejects.toMatchObject({
      input: 'nobody',
      message: expect.stringContaining('"nobody"') as string,
    });
  });

  it.each([
    ['rate-limit-200', 'RATE_LIMITED', 1],
    ['rate-limit-403', 'RATE_LIMITED', 1],
    ['secondary-403', 'SECONDARY_RATE_LIMITED', 1],
    ['secondary-200-message', 'SECONDARY_RATE_LIMITED', 1],
    ['unauthorized', 'UNAUTHORIZED', 1],
    ['invalid-json', 'INVALID_RESPONSE', 3],
    ['cut', 'NETWORK', 3],
  ] as const)('%s that stays is %s after %i requests', async (kind, code, requests) => {
    server.setFaults([{ kind, times: 99 }]);

    const error: unknown = await client()
      .fetchAccount('user-100')
      .catch((caught: unknown) => caught);

    expect(error).toMatchObject({ name: 'GithubError', code });
    expect(server.requests).toHaveLength(requests);
    if (code.endsWith('RATE_LIMITED')) expect((error as { retryAt: unknown }).retryAt).toBeInstanceOf(Date);
  });

  it('waits for a limit as long as maxWaitMs allows', async () => {
    server.setFaults([{ kind: 'secondary-403', retryAfter: 3 }]);

    const snapshot = await client({ maxWaitMs: 5000 }).fetchAccount('user-100');

    expect(snapshot).toMatchObject({ complete: true, requests: 2 });
  });

  it('times out on a server that hangs, and leaves no request behind', async () => {
    server.setFaults([{ kind: 'hang', times: 99 }]);
    const clock = createManualClock();
    const work = client({ clock }).fetchAccount('user-100');
    await expect.poll(() => server.requests.length).toBe(1);

    clock.advance(11_000);

    await expect(work).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(clock.pending).toBe(0);
  });

  it.each([
    ['the first page', 'user-100', 1],
    ['the pages that follow', 'org-1000', 7],
  ])('ends at once when it is aborted during %s', async (_name, login, requests) => {
    server.setFaults([{ kind: 'hang', match: requests === 1 ? {} : { kind: 'rest' }, times: 99 }]);
    const clock = createManualClock();
    const controller = new AbortController();
    const work = client({ clock }).fetchAccount(login, { signal: controller.signal });
    await expect.poll(() => server.requests.length).toBe(requests);

    controller.abort(new Error('Ctrl-C'));

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: { message: 'Ctrl-C' } });
    expect(clock.pending).toBe(0);
    expect(server.requests).toHaveLength(requests);
  });

  it('is asked for nothing when the signal has aborted before', async () => {
    await expect(client().fetchAccount('user-1', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(client({ token: '' }).fetchAccount('user-1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });

    expect(server.requests).toHaveLength(0);
  });
});

describe('an account without a token', () => {
  it.each([
    ['empty', 0, 2, 1],
    ['user-1', 1, 2, 1],
    ['user-100', 98, 2, 1],
    ['org-101', 100, 2, 1],
    ['user-250', 245, 4, 2],
    ['user-1000', 980, 11, 3],
    ['org-1000', 999, 11, 3],
  ])('%s: all %i public repositories in %i requests, %i round trips', async (login, repositories, requests, roundTrips) => {
    const snapshot = await client({ token: '' }).fetchAccount(login);

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: repositories, requests, roundTrips, source: 'rest' });
    expect(distinct(snapshot)).toBe(repositories);
    expect(snapshot.warnings).toEqual([{ code: 'UNAUTHENTICATED', message: expect.stringContaining('GITHUB_TOKEN') as string }]);
  });

  it('leaves unknown what REST does not list', async () => {
    const { repositories } = await client({ token: '' }).fetchAccount('user-1');

    expect(repositories[0]).toMatchObject({ isPinned: unknown('unsupported'), signals: { watchers: unknown('unsupported') } });
  });

  it('costs nothing the second time: GitHub confirms every page by its ETag', async () => {
    const github = client({ token: '' });
    const first = await github.fetchAccount('user-250');

    const second = await github.fetchAccount('user-250');

    expect(server.requests.slice(4).map(({ status }) => status)).toEqual([304, 304, 304, 304]);
    expect(second.repositories).toEqual(first.repositories);
    expect(second.rateLimit?.remaining).toBe(first.rateLimit?.remaining);
  });

  it('asks anew with cache: false', async () => {
    const github = client({ token: '', cache: false });
    await github.fetchAccount('user-1');

    await github.fetchAccount('user-1');

    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('that is larger than the budget comes in part, and says when to come back', async () => {
    const poor = createGithubServer({
      accounts: [createAccountFixture({ login: 'big', repositories: 1000 })],
      rateLimit: { anonymous: 6 },
    });
    const { url } = await poor.listen();

    const snapshot = await client({ baseUrl: url, token: '' }).fetchAccount('big');
    await poor.close();

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 1000 });
    expect(distinct(snapshot)).toBe(500);
    expect(snapshot.warnings.map(({ code }) => code)).toEqual(['UNAUTHENTICATED', 'PARTIAL_RESULT', 'RATE_LIMIT_LOW']);
  });

  it('survives the loss of its first page', async () => {
    server.setFaults([{ kind: 'status', status: 502, match: { path: /repos\?/, page: 1 }, times: 99 }]);

    const snapshot = await client({ token: '' }).fetchAccount('user-250');

    expect(snapshot).toMatchObject({ complete: false, totalRepositories: 245 });
    expect(distinct(snapshot)).toBe(145);
    expect(snapshot.warnings[1]?.message).toContain('page 1 could not be read');
  });

  it('fails where not even the profile can be read', async () => {
    server.setFaults([{ kind: 'status', status: 502, match: { path: /^\/users\/user-1$/ }, times: 99 }]);

    await expect(client({ token: '' }).fetchAccount('user-1')).rejects.toMatchObject({ code: 'SERVER_ERROR', status: 502 });
  });
});

describe('an Enterprise Server', () => {
  it.each(['', '/api/v3', '/api/graphql'])('answers at its origin with %j behind it', async (path) => {
    const snapshot = await client({ baseUrl: `${baseUrl}${path}` }).fetchAccount('org-1000');

    expect(snapshot).toMatchObject({ complete: true, totalRepositories: 1000 });
  });
});
