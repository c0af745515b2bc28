import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccountFixture } from '../fixtures/create-account-fixture.js';
import type { Viewer } from '../world/viewer.js';
import { createWorld, type World } from '../world/world.js';
import { createQueryExecutor, type QueryAnswer, type QueryEnvironment } from './execute-query.js';

const LEAN = `query QuickScan($login:String!,$n:Int=100,$after:String,$forks:Boolean){
  rateLimit{cost limit remaining used resetAt nodeCount}
  viewer{login}
  owner: repositoryOwner(login:$login){ __typename id login url avatarUrl
    ...on ProfileOwner{pinnedItems(first:6,types:REPOSITORY){nodes{...on Repository{id}}}}
    ...on User{databaseId name bio company location websiteUrl twitterUsername createdAt updatedAt isHireable followers{totalCount} following{totalCount}}
    ...on Organization{databaseId name description email location websiteUrl createdAt updatedAt isVerified membersWithRole{totalCount}}
    head: repositories(first:$n,after:$after,ownerAffiliations:[OWNER],isFork:$forks,orderBy:{field:PUSHED_AT,direction:DESC}){
      totalCount totalDiskUsage pageInfo{hasNextPage endCursor}
      nodes{ id databaseId name nameWithOwner url description homepageUrl visibility isPrivate isFork isArchived isTemplate isMirror isEmpty isDisabled isLocked
        createdAt updatedAt pushedAt archivedAt stargazerCount forkCount diskUsage primaryLanguage{name color} licenseInfo{spdxId key name}
        repositoryTopics(first:20){nodes{topic{name}}} defaultBranchRef{name} hasIssuesEnabled hasWikiEnabled hasDiscussionsEnabled } } } }`;

const ENRICH = `query Enrich($ids:[ID!]!){ nodes(ids:$ids){ id ...on Repository{
  openIssues: issues(states:OPEN){totalCount} closedIssues: issues(states:CLOSED){totalCount}
  openPullRequests: pullRequests(states:OPEN){totalCount} mergedPullRequests: pullRequests(states:MERGED){totalCount}
  releases(first:1,orderBy:{field:CREATED_AT,direction:DESC}){totalCount nodes{tagName publishedAt isPrerelease}}
  watchers{totalCount} mentionableUsers{totalCount}
  languages(first:10,orderBy:{field:SIZE,direction:DESC}){totalSize edges{size node{name}}}
  defaultBranchRef{target{...on Commit{committedDate history{totalCount} statusCheckRollup{state}}}}
  root: object(expression:"HEAD:"){...on Tree{entries{name type}}}
  workflows: object(expression:"HEAD:.github/workflows"){...on Tree{entries{name}}}
  readme: object(expression:"HEAD:README.md"){...on Blob{byteSize text}}
  codeOfConduct{key} contributingGuidelines{url} isSecurityPolicyEnabled fundingLinks{platform} } } }`;

interface Connection {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  nodes: { name: string }[];
}

const OCTOCAT: Viewer = { login: 'octocat', scopes: null };
const execute = createQueryExecutor();
let world: World;

beforeAll(() => {
  world = createWorld();
  world.add(createAccountFixture({ login: 'octocat', repositories: 37 }));
  world.add(
    createAccountFixture({
      login: 'acme',
      kind: 'organization',
      memberCount: 12,
      members: ['octocat'],
      repositories: [
        {
          name: 'api',
          stars: 420,
          isFork: false,
          openIssues: 5,
          closedIssues: 8,
          openPullRequests: 1,
          closedPullRequests: 2,
          mergedPullRequests: 3,
          watchers: 17,
          mentionableUsers: 6,
          commits: 321,
          lastCommitAt: '2026-10-01T00:00:00Z',
          checks: 'FAILURE',
          defaultBranch: 'trunk',
          license: 'EUPL-1.2',
          releases: [
            { tagName: 'v1', publishedAt: '2024-01-01T00:00:00Z', isPrerelease: false },
            { tagName: 'v2-rc', publishedAt: '2025-01-01T00:00:00Z', isPrerelease: true },
          ],
          languages: [
            { name: 'Go', bytes: 900 },
            { name: 'Awk', bytes: 100 },
          ],
          files: [
            { path: 'README.md', size: 0, text: '# Grüße\n' },
            { path: 'SECURITY.md', size: 30 },
            { path: '.github/workflows/ci.yml', size: 10 },
            { path: '.github/FUNDING.yml', size: 10 },
          ],
        },
        { name: 'secret', visibility: 'PRIVATE' },
      ],
    }),
  );
});

function run(
  query: string,
  variables: Record<string, unknown> = {},
  environment: Partial<QueryEnvironment> = {},
): Promise<QueryAnswer> {
  const charge: QueryEnvironment['charge'] = (points) => ({
    limit: 5000,
    remaining: 5000 - points,
    used: points,
    resetAt: '2026-11-01T01:00:00Z',
  });
  return execute(
    { query, variables, operationName: null },
    { world, viewer: OCTOCAT, charge, brokenFields: [], nullEvery: null, ...environment },
  );
}

async function dataOf<T>(
  query: string,
  variables: Record<string, unknown> = {},
  environment: Partial<QueryEnvironment> = {},
): Promise<T> {
  const { body } = await run(query, variables, environment);
  expect(body.errors).toBeUndefined();
  return body.data as T;
}

describe('the lean query', () => {
  it('answers a user with one page, a cost of one point and 2,100 + 6 possible nodes', async () => {
    const data = await dataOf<{
      rateLimit: unknown;
      owner: { __typename: string; followers: unknown; pinnedItems: { nodes: unknown[] }; head: Connection };
    }>(LEAN, { login: 'OctoCat' });

    expect(data.rateLimit).toEqual({
      cost: 1,
      limit: 5000,
      remaining: 4999,
      used: 1,
      resetAt: '2026-11-01T01:00:00Z',
      nodeCount: 2106,
    });
    expect(data.owner).toMatchObject({ __typename: 'User', followers: { totalCount: expect.any(Number) } });
    expect(data.owner.pinnedItems.nodes).toHaveLength(6);
    expect(data.owner.head).toMatchObject({ totalCount: 37, pageInfo: { hasNextPage: false } });
    expect(data.owner.head.nodes).toHaveLength(37);
  });

  it('answers an organisation', async () => {
    const data = await dataOf<{ owner: unknown }>(LEAN, { login: 'acme' });

    expect(data.owner).toMatchObject({
      __typename: 'Organization',
      membersWithRole: { totalCount: 12 },
      head: {
        totalCount: 2,
        nodes: expect.arrayContaining([expect.objectContaining({ nameWithOwner: 'acme/secret', isPrivate: true })]),
      },
    });
  });

  it('answers null without an error for a login that nobody has', async () => {
    const data = await dataOf<{ owner: unknown }>(LEAN, { login: 'nobody' });

    expect(data.owner).toBeNull();
  });

  it('calls a licence that GitHub does not know "Other"', async () => {
    const { owner } = await dataOf<{ owner: { head: { nodes: { name: string; licenseInfo: unknown }[] } } }>(LEAN, {
      login: 'acme',
    });

    expect(owner.head.nodes.find(({ name }) => name === 'api')?.licenseInfo).toEqual({
      spdxId: 'NOASSERTION',
      key: 'other',
      name: 'Other',
    });
  });
});

describe('the enrich query', () => {
  it('answers every signal from the fixture', async () => {
    const id = world.account('acme')?.repositories[0]?.id;

    const { nodes } = await dataOf<{ nodes: unknown[] }>(ENRICH, { ids: [id] });

    expect(nodes).toEqual([
      {
        id,
        openIssues: { totalCount: 5 },
        closedIssues: { totalCount: 8 },
        openPullRequests: { totalCount: 1 },
        mergedPullRequests: { totalCount: 3 },
        releases: { totalCount: 2, nodes: [{ tagName: 'v2-rc', publishedAt: '2025-01-01T00:00:00Z', isPrerelease: true }] },
        watchers: { totalCount: 17 },
        mentionableUsers: { totalCount: 6 },
        languages: {
          totalSize: 1000,
          edges: [
            { size: 900, node: { name: 'Go' } },
            { size: 100, node: { name: 'Awk' } },
          ],
        },
        defaultBranchRef: {
          target: {
            committedDate: '2026-10-01T00:00:00Z',
            history: { totalCount: 321 },
            statusCheckRollup: { state: 'FAILURE' },
          },
        },
        root: {
          entries: [
            { name: 'README.md', type: 'blob' },
            { name: 'SECURITY.md', type: 'blob' },
            { name: '.github', type: 'tree' },
          ],
        },
        workflows: { entries: [{ name: 'ci.yml' }] },
        readme: { byteSize: Buffer.byteLength('# Grüße\n'), text: '# Grüße\n' },
        codeOfConduct: null,
        contributingGuidelines: null,
        isSecurityPolicyEnabled: true,
        fundingLinks: [{ platform: 'GITHUB' }],
      },
    ]);
  });

  it('counts the counters and the nodes that it took', async () => {
    const ids = world
      .account('octocat')
      ?.repositories.filter(({ isEmpty }) => !isEmpty)
      .slice(0, 4)
      .map(({ id }) => id);

    const { work } = await run(
      'query($ids:[ID!]!){ nodes(ids:$ids){ ...on Repository{ issues{totalCount} pullRequests{totalCount} name } } }',
      { ids },
    );

    expect(work).toEqual({ nodes: 4, counters: 8 });
  });

  it('answers null and NOT_FOUND for an id that nobody has, and the others all the same', async () => {
    const id = world.account('octocat')?.repositories[0]?.id;

    const { body } = await run('query($ids:[ID!]!){ nodes(ids:$ids){ id } }', { ids: [id, 'R_unknown'] });

    expect(body).toEqual({
      data: { nodes: [{ id }, null] },
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['nodes', 1],
          locations: [{ line: 1, column: 21 }],
          message: "Could not resolve to a node with the global id of 'R_unknown'",
        },
      ],
    });
  });

  it('refuses more than 100 ids', async () => {
    const { body } = await run('query($ids:[ID!]!){ nodes(ids:$ids){ id } }', { ids: Array.from({ length: 101 }, () => 'x') });

    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([{ type: 'ARGUMENT_LIMIT', path: ['nodes'] }]);
  });

  it.each(['HEAD:nothing', 'HEAD:README.md/x', 'other:README.md', 'other'])('finds no object for %s', async (expression) => {
    const data = await dataOf<{ repository: { object: unknown } }>(
      'query($expression:String){ repository(owner:"acme",name:"api"){ object(expression:$expression){ oid } } }',
      { expression },
    );

    expect(data.repository.object).toBeNull();
  });

  it.each([
    ['HEAD', 'Commit'],
    ['trunk', 'Commit'],
    ['HEAD:', 'Tree'],
    ['trunk:.github', 'Tree'],
    ['HEAD:.github/workflows/ci.yml', 'Blob'],
  ])('finds what %s names: a %s', async (expression, type) => {
    const data = await dataOf<{ repository: { object: { __typename: string } } }>(
      'query($expression:String){ repository(owner:"acme",name:"api"){ object(expression:$expression){ __typename oid } } }',
      { expression },
    );

    expect(data.repository.object.__typename).toBe(type);
  });
});

describe('paging', () => {
  const PAGE = `query($first:Int,$last:Int,$after:String,$before:String,$orderBy:RepositoryOrder,$isFork:Boolean){ user(login:"octocat"){
    repositories(first:$first,last:$last,after:$after,before:$before,orderBy:$orderBy,isFork:$isFork){
      totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor} nodes{name} } } }`;
  const pageOf = async (variables: Record<string, unknown>): Promise<Connection> => {
    const data = await dataOf<{ user: { repositories: Connection } }>(PAGE, variables);
    return data.user.repositories;
  };

  it('gives every repository exactly once in one order, forwards and backwards, whatever the size of the page', async () => {
    const orders = fc.record({
      field: fc.constantFrom('CREATED_AT', 'NAME', 'PUSHED_AT', 'STARGAZERS', 'UPDATED_AT'),
      direction: fc.constantFrom('ASC', 'DESC'),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.option(orders, { nil: null }), async (size, orderBy) => {
        const all = (await pageOf({ first: 100, orderBy })).nodes.map(({ name }) => name);
        const forwards: string[] = [];
        const backwards: string[] = [];

        for (let after: string | null = null, more = true; more;) {
          const page: Connection = await pageOf({ first: size, after, orderBy });
          forwards.push(...page.nodes.map(({ name }) => name));
          ({ endCursor: after, hasNextPage: more } = page.pageInfo);
        }
        for (let before: string | null = null, more = true; more;) {
          const page: Connection = await pageOf({ last: size, before, orderBy });
          backwards.unshift(...page.nodes.map(({ name }) => name));
          ({ startCursor: before, hasPreviousPage: more } = page.pageInfo);
        }

        expect(forwards).toEqual(all);
        expect(backwards).toEqual(all);
        expect(new Set(all).size).toBe(37);
      }),
      { numRuns: 30 },
    );
  });

  it('orders by what is asked for', async () => {
    const { nodes } = await pageOf({ first: 3, orderBy: { field: 'STARGAZERS', direction: 'DESC' } });

    const expected = world
      .account('octocat')
      ?.repositories.toSorted((left, right) => right.stars - left.stars || right.databaseId - left.databaseId)
      .slice(0, 3)
      .map(({ name }) => ({ name }));
    expect(nodes).toEqual(expected);
  });

  it('filters before it counts', async () => {
    const forks = await pageOf({ first: 100, isFork: true });
    const sources = await pageOf({ first: 100, isFork: false });

    expect(forks.totalCount).toBe(world.account('octocat')?.repositories.filter(({ isFork }) => isFork).length);
    expect(forks.totalCount + sources.totalCount).toBe(37);
  });

  it.each([
    [
      'more than 100',
      { first: 101 },
      'EXCESSIVE_PAGINATION',
      'Requesting 101 records on the `repositories` connection exceeds the `first` limit of 100 records.',
    ],
    [
      'more than 100 from the end',
      { last: 250 },
      'EXCESSIVE_PAGINATION',
      'Requesting 250 records on the `repositories` connection exceeds the `last` limit of 100 records.',
    ],
    [
      'no bounds',
      {},
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the `repositories` connection.',
    ],
    ['a negative size', { first: -1 }, 'INVALID_CURSOR_ARGUMENTS', '`first` on a connection cannot be less than zero.'],
    ['a foreign cursor', { first: 1, after: 'x' }, 'INVALID_CURSOR_ARGUMENTS', '`x` does not appear to be a valid cursor.'],
  ])('refuses %s as GitHub does', async (_, variables, type, message) => {
    const { body } = await run(PAGE, variables);

    expect(body.data).toEqual({ user: null });
    expect(body.errors).toEqual([{ type, message, path: ['user', 'repositories'], locations: [{ line: 2, column: 5 }] }]);
  });

  it('pages the smaller lists of a repository too, in both directions', async () => {
    const languages = async (bounds: string): Promise<unknown> => {
      const data = await dataOf<{ repository: { languages: { edges: { cursor: string; node: { name: string } }[] } } }>(
        `{ repository(owner:"acme",name:"api"){ languages(${bounds}){ edges{ cursor node{ name } } } } }`,
      );
      return data.repository.languages.edges.map(({ cursor, node }) => [node.name, cursor]);
    };

    const [[, first], [, second]] = (await languages('first:2')) as [[string, string], [string, string]];

    expect(await languages(`first:2,after:"${first}"`)).toEqual([['Go', second]]);
    expect(await languages(`last:2,before:"${second}"`)).toEqual([['Awk', first]]);
    expect(await languages(`last:1`)).toEqual([['Go', second]]);
  });

  it('needs no bounds where only the count is asked for', async () => {
    const data = await dataOf('{ user(login:"octocat"){ repositories{ totalCount } } }');

    expect(data).toEqual({ user: { repositories: { totalCount: 37 } } });
  });

  it('refuses a query that may ask for more than 500,000 nodes', async () => {
    const nested =
      '{ viewer{ repositories(first:100){ nodes{ forks(first:100){ nodes{ watchers(first:100){ totalCount } } } } } } }';

    const { body, points } = await run(nested);

    expect(body).toEqual({
      errors: [
        {
          type: 'MAX_NODE_LIMIT_EXCEEDED',
          message: 'This query requests up to 1,010,100 possible nodes which exceeds the maximum limit of 500,000.',
        },
      ],
    });
    expect(points).toBe(0);
  });
});

describe('who may see what', () => {
  const COUNT = '{ organization(login:"acme"){ repositories(first:10){ totalCount nodes{name} } } }';

  it.each([
    ['a member', OCTOCAT, 2],
    ['a member whose token lacks the repo scope', { login: 'octocat', scopes: ['read:org'] }, 1],
    ['anybody else', { login: 'mona', scopes: null }, 1],
  ])('shows private repositories accordingly to %s', async (_, viewer, expected) => {
    const data = await dataOf<{ organization: { repositories: Connection } }>(COUNT, {}, { viewer });

    expect(data.organization.repositories.totalCount).toBe(expected);
    expect(data.organization.repositories.nodes).toHaveLength(expected);
  });

  it('hides a private repository by id and by name from anybody else', async () => {
    const id = world.account('acme')?.repositories[1]?.id;

    const { body } = await run(
      'query($id:ID!){ node(id:$id){id} repository(owner:"acme",name:"secret"){id} }',
      { id },
      { viewer: { login: 'mona', scopes: null } },
    );

    expect(body.data).toEqual({ node: null, repository: null });
    expect(body.errors).toMatchObject([{ type: 'NOT_FOUND' }, { type: 'NOT_FOUND' }]);
  });
});

describe('what a query may ask', () => {
  it.each([
    ['user(login:"nobody"){id}', "Could not resolve to a User with the login of 'nobody'."],
    ['user(login:"acme"){id}', "Could not resolve to a User with the login of 'acme'."],
    ['organization(login:"octocat"){id}', "Could not resolve to an Organization with the login of 'octocat'."],
  ])('answers NOT_FOUND to %s', async (field, message) => {
    const { body } = await run(`{ ${field} }`);

    expect(body.errors).toMatchObject([{ type: 'NOT_FOUND', message }]);
  });

  it.each([
    ['a field that is not in the schema', '{ viewer { shoeSize } }', /Cannot query field "shoeSize" on type "User"/],
    ['a syntax error', '{ viewer {', /Syntax Error/],
    ['a missing variable', 'query($login:String!){ user(login:$login){ id } }', /\$login/],
  ])('refuses %s with an error and no data', async (_, query, message) => {
    const { body } = await run(query);

    expect(body.data ?? null).toBeNull();
    expect(body.errors?.[0]?.message).toMatch(message);
  });

  it('refuses with RATE_LIMITED when no points are left', async () => {
    const { body } = await run('{ viewer { login } }', {}, { charge: () => null });

    expect(body.errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  });

  it('answers null or nothing for what fixtures do not have, where the schema allows it', async () => {
    const data = await dataOf('{ user(login:"octocat"){ status{message} organizations(first:3){totalCount nodes{login}} } }');

    expect(data).toEqual({ user: { status: null, organizations: { totalCount: 0, nodes: [] } } });
  });

  it.each([
    ['{ user(login:"octocat"){ isBountyHunter } }', 'The fixture has no data for User.isBountyHunter, which must not be null.'],
    [
      '{ search(query:"x",type:REPOSITORY,first:1){ repositoryCount } }',
      'The fixture has no data for Query.search, which must not be null.',
    ],
    [
      '{ repository(owner:"acme",name:"api"){ issues(first:1){ nodes{ title } } } }',
      'The fixture holds only the number of issues, not its nodes: ask for totalCount.',
    ],
    [
      '{ repository(owner:"acme",name:"api"){ issues(labels:["bug"]){ totalCount } } }',
      'The fixture holds only how many issues there are: they cannot be filtered by labels.',
    ],
  ])('says by name what is missing: %s', async (query, message) => {
    const { body } = await run(query);

    expect(body.errors?.map((error) => error.message)).toEqual([message]);
  });

  it('knows a viewer without an account by login only', async () => {
    const data = await dataOf('{ viewer { login } }', {}, { viewer: { login: 'bot', scopes: null } });

    expect(data).toEqual({ viewer: { login: 'bot' } });
  });
});
