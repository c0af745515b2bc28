import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountFixture } from '../fixtures/create-account-fixture.js';
import { createGithubServer, type GithubServer } from '../github-server.js';

interface Repository {
  name: string;
  private: boolean;
  fork: boolean;
  created_at: string;
}

let server: GithubServer;
let url: string;

beforeAll(async () => {
  server = createGithubServer({
    accounts: [
      createAccountFixture({ login: 'octocat', repositories: 125, privateRepositories: 5 }),
      createAccountFixture({
        login: 'acme',
        kind: 'organization',
        members: ['octocat'],
        repositories: [
          {
            name: 'api',
            isFork: false,
            stars: 50,
            forks: 4,
            watchers: 9,
            openIssues: 3,
            openPullRequests: 2,
            license: 'MIT',
            topics: ['http'],
            languages: [{ name: 'Go', bytes: 10 }],
            createdAt: '2020-01-01T00:00:00Z',
            defaultBranch: 'trunk',
          },
          { name: 'secret', isFork: false, visibility: 'PRIVATE', createdAt: '2021-01-01T00:00:00Z' },
          { name: 'fork', isFork: true, createdAt: '2022-01-01T00:00:00Z' },
        ],
      }),
    ],
    tokens: { owner: { login: 'octocat' }, weak: { login: 'octocat', scopes: ['public_repo'] }, stranger: { login: 'mona' } },
  });
  ({ url } = await server.listen());
});
beforeEach(() => server.reset());
afterAll(() => server.close());

function get(path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { ...headers, ...(token === undefined ? {} : { authorization: `token ${token}` }) } });
}

async function list(path: string, token?: string): Promise<Repository[]> {
  return (await (await get(path, token)).json()) as Repository[];
}

describe('accounts', () => {
  it('are answered under /users, with the number of public repositories', async () => {
    const response = await get('/users/OCTOCAT');

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      login: 'octocat',
      type: 'User',
      public_repos: 120,
      node_id: expect.stringMatching(/^U_/),
    });
  });

  it('are answered under /orgs when they are organisations', async () => {
    expect(await (await get('/orgs/acme')).json()).toMatchObject({ login: 'acme', type: 'Organization', public_repos: 2 });
    expect(await (await get('/users/acme')).json()).toMatchObject({ login: 'acme', type: 'Organization' });
    expect((await get('/orgs/octocat')).status).toBe(404);
  });

  it.each([
    '/users/nobody',
    '/users/nobody/repos',
    '/orgs/nobody/repos',
    '/repos/octocat/nothing',
    '/nonsense',
    '/users/%E0%A4%A',
  ])('are not found under %s', async (path) => {
    const response = await get(path);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest',
      status: '404',
    });
  });

  it('are answered for the token under /user', async () => {
    expect(await (await get('/user', 'owner')).json()).toMatchObject({ login: 'octocat' });
    expect(await (await get('/user', 'stranger')).json()).toMatchObject({ login: 'mona' });
    expect((await get('/user')).status).toBe(401);
    expect((await get('/user', 'wrong')).status).toBe(401);
  });
});

describe('lists of repositories', () => {
  it('give every repository once, page by page', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list(`/users/octocat/repos?per_page=50&page=${page}`)));

    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(pages.flat().map(({ name }) => name)).size).toBe(120);
  });

  it.each([
    ['', 30],
    ['?per_page=100', 100],
    ['?per_page=1000', 100],
    ['?per_page=0', 30],
    ['?per_page=x&page=y', 30],
    ['?page=99', 0],
  ])('cut pages as GitHub does: %s', async (query, expected) => {
    expect(await list(`/users/octocat/repos${query}`)).toHaveLength(expected);
  });

  it('link to the other pages, below the address that was asked', async () => {
    const link = async (path: string): Promise<string | null> => (await get(path)).headers.get('link');

    expect(await link('/users/octocat/repos?per_page=50&page=2')).toBe(
      [
        `<${url}/users/octocat/repos?per_page=50&page=1>; rel="prev"`,
        `<${url}/users/octocat/repos?per_page=50&page=3>; rel="next"`,
        `<${url}/users/octocat/repos?per_page=50&page=3>; rel="last"`,
        `<${url}/users/octocat/repos?per_page=50&page=1>; rel="first"`,
      ].join(', '),
    );
    expect(await link('/api/v3/users/octocat/repos?per_page=100')).toContain(
      `<${url}/api/v3/users/octocat/repos?per_page=100&page=2>; rel="next"`,
    );
    expect(await link('/orgs/acme/repos')).toBeNull();
  });

  it('are sorted as asked: by name by default for users, newest first for organisations', async () => {
    const byName = (await list('/users/octocat/repos?per_page=100')).map(({ name }) => name.toLowerCase());
    const byDate = (await list('/users/octocat/repos?per_page=100&sort=created&direction=asc')).map(
      ({ created_at }) => created_at,
    );

    expect(byName).toEqual(byName.toSorted((left, right) => (left < right ? -1 : 1)));
    expect(byDate).toEqual(byDate.toSorted());
    expect((await list('/orgs/acme/repos')).map(({ name }) => name)).toEqual(['fork', 'api']);
  });

  it('under /users never show what is private, not even to the owner', async () => {
    const shown = await list('/users/octocat/repos?per_page=100', 'owner');

    expect(shown.some((repository) => repository.private)).toBe(false);
  });

  it.each([
    ['no token', '/orgs/acme/repos', undefined, ['api', 'fork']],
    ['a stranger', '/orgs/acme/repos', 'stranger', ['api', 'fork']],
    ['a member', '/orgs/acme/repos', 'owner', ['api', 'fork', 'secret']],
    ['a member with a weak token', '/orgs/acme/repos', 'weak', ['api', 'fork']],
    ['a member who asks for private ones', '/orgs/acme/repos?type=private', 'owner', ['secret']],
    ['anybody who asks for forks', '/orgs/acme/repos?type=forks', undefined, ['fork']],
    ['anybody who asks for sources', '/orgs/acme/repos?type=sources', undefined, ['api']],
  ])('of an organisation show to %s what they may see', async (_, path, token, expected) => {
    expect((await list(path, token)).map(({ name }) => name).toSorted()).toEqual(expected);
  });

  it.each([
    ['everything', '/user/repos?per_page=100&page=2', 28],
    ['what it owns', '/user/repos?affiliation=owner&per_page=100&page=2', 25],
    ['what is private', '/user/repos?affiliation=owner&visibility=private', 5],
    ['what organisations share', '/user/repos?affiliation=organization_member', 3],
    ['what is neither owned nor public', '/user/repos?type=member', 3],
  ])('of the token show %s', async (_, path, expected) => {
    expect(await list(path, 'owner')).toHaveLength(expected);
  });

  it('of the token refuse two filters that contradict each other', async () => {
    expect((await get('/user/repos?type=owner&visibility=private', 'owner')).status).toBe(422);
    expect((await get('/user/repos')).status).toBe(401);
  });

  it('have the fields of GitHub\'s "minimal repository"', async () => {
    const [, api] = await list('/orgs/acme/repos');

    expect(api).toMatchObject({
      node_id: expect.stringMatching(/^R_/),
      full_name: 'acme/api',
      owner: { login: 'acme', type: 'Organization' },
      stargazers_count: 50,
      watchers_count: 50,
      forks_count: 4,
      open_issues_count: 5,
      language: 'Go',
      license: { spdx_id: 'MIT', key: 'mit' },
      topics: ['http'],
      visibility: 'public',
      default_branch: 'trunk',
    });
    expect(api).not.toHaveProperty('subscribers_count');
  });
});

describe('one repository', () => {
  it('tells its watchers', async () => {
    expect(await (await get('/repos/acme/API')).json()).toMatchObject({
      full_name: 'acme/api',
      subscribers_count: 9,
      organization: { login: 'acme' },
    });
  });

  it('is not found when it is private and the token may not see it', async () => {
    expect((await get('/repos/acme/secret')).status).toBe(404);
    expect((await get('/repos/acme/secret', 'stranger')).status).toBe(404);
    expect((await get('/repos/acme/secret', 'owner')).status).toBe(200);
  });
});

describe('budget and cache', () => {
  it('answers 304 to the ETag of an answer that is still the same, free of charge', async () => {
    const first = await get('/users/octocat/repos');
    const etag = first.headers.get('etag') ?? '';

    const second = await get('/users/octocat/repos', undefined, { 'if-none-match': etag });
    const changed = await get('/users/octocat/repos', undefined, { 'if-none-match': '"other"' });

    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(second.headers.get('etag')).toBe(etag);
    expect(second.headers.get('x-ratelimit-remaining')).toBe('59');
    expect(changed.status).toBe(200);
    expect(changed.headers.get('x-ratelimit-remaining')).toBe('58');
  });

  it('gives a token and nobody ETags of their own', async () => {
    const anonymous = await get('/orgs/acme/repos');
    const token = await get('/orgs/acme/repos', 'stranger');

    expect(anonymous.headers.get('etag')).not.toBe(token.headers.get('etag'));
  });

  it('allows 60 requests without a token, then answers 403 until the reset', async () => {
    for (let request = 0; request < 60; request += 1) await (await get('/users/octocat')).arrayBuffer();

    const refused = await get('/users/octocat');

    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('API rate limit exceeded') });
    expect((await get('/users/octocat', 'owner')).status).toBe(200);
  });

  it('tells the budgets under /rate_limit without charging them', async () => {
    await get('/users/octocat', 'owner');

    const first = await (await get('/rate_limit', 'owner')).json();
    const second = await (await get('/rate_limit', 'owner')).json();

    expect(first).toMatchObject({ resources: { core: { used: 1, limit: 5000 }, graphql: { used: 0 } }, rate: { used: 1 } });
    expect(second).toMatchObject({ rate: { used: 1 } });
  });

  it('answers 404 to what is not a GET', async () => {
    expect((await fetch(`${url}/users/octocat`, { method: 'DELETE' })).status).toBe(404);
  });
});
