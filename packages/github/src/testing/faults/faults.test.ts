import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountFixture } from '../fixtures/create-account-fixture.js';
import { createGithubServer, type GithubServer } from '../github-server.js';

interface Page {
  data: {
    user: {
      repositories: {
        totalCount: number;
        pageInfo: { endCursor: string | null; hasNextPage: boolean };
        nodes: ({ name: string; issues?: { totalCount: number } | null } | null)[];
      } | null;
    } | null;
  } | null;
  errors?: { type?: string; message: string; path?: unknown[] }[];
}

const NOW = Date.UTC(2026, 10, 22);
const QUERY = `query Page($n:Int!,$after:String,$last:Int,$field:RepositoryOrderField=CREATED_AT,$direction:OrderDirection=ASC){ user(login:"octocat"){
  repositories(first:$n,last:$last,after:$after,orderBy:{field:$field,direction:$direction}){ totalCount pageInfo{endCursor hasNextPage} nodes{ name } } } }`;

let server: GithubServer;
let url: string;

beforeAll(async () => {
  server = createGithubServer({
    accounts: [
      createAccountFixture({ login: 'octocat', repositories: 12 }),
      createAccountFixture({ login: 'acme', kind: 'organization', repositories: 2 }),
    ],
    tokens: { good: { login: 'octocat' } },
    now: () => NOW,
    sleep: async () => {},
  });
  ({ url } = await server.listen());
});
beforeEach(() => server.reset());
afterAll(() => server.close());

function query(text = QUERY, variables: Record<string, unknown> = { n: 5 }, signal?: AbortSignal): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: 'bearer good' },
    body: JSON.stringify({ query: text, variables }),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function page(variables: Record<string, unknown>, text = QUERY): Promise<Page> {
  return (await (await query(text, variables)).json()) as Page;
}

const namesOf = ({ data }: Page): (string | null)[] => (data?.user?.repositories?.nodes ?? []).map((node) => node?.name ?? null);

describe('limits', () => {
  it('rate-limit-200 is HTTP 200 with RATE_LIMITED and a reset', async () => {
    server.setFaults([{ kind: 'rate-limit-200', resetAfter: 90 }]);

    const response = await query();

    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(response.headers.get('x-ratelimit-reset')).toBe(String(NOW / 1000 + 90));
    expect(await response.json()).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
    expect(server.requests[0]).toMatchObject({ fault: 'rate-limit-200', status: 200 });
  });

  it('rate-limit-403 is HTTP 403 with nothing remaining', async () => {
    server.setFaults([{ kind: 'rate-limit-403' }]);

    const response = await query();

    expect(response.status).toBe(403);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('API rate limit exceeded') });
  });

  it.each([
    [undefined, '60'],
    [7, '7'],
    [null, null],
  ])('secondary-403 with retryAfter %s has retry-after %s', async (retryAfter, header) => {
    server.setFaults([{ kind: 'secondary-403', ...(retryAfter === undefined ? {} : { retryAfter }) }]);

    const response = await query();

    expect(response.status).toBe(403);
    expect(response.headers.get('retry-after')).toBe(header);
    expect(response.headers.get('x-ratelimit-remaining')).not.toBe('0');
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('secondary rate limit') });
  });

  it('secondary-200-message is nothing but a message', async () => {
    server.setFaults([{ kind: 'secondary-200-message' }]);

    const response = await query();

    expect(response.status).toBe(200);
    expect(response.headers.get('retry-after')).toBeNull();
    expect(await response.json()).toEqual({ errors: [{ message: expect.stringContaining('secondary rate limit') }] });
  });
});

describe('failures', () => {
  it.each([500, 502, 503, 504] as const)('status %d comes with an HTML page, once', async (status) => {
    server.setFaults([{ kind: 'status', status }]);

    const failed = await query();
    const next = await query();

    expect(failed.status).toBe(status);
    expect(failed.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await failed.text()).toContain('Unicorn!');
    expect(next.status).toBe(200);
  });

  it('status may come with JSON or with nothing', async () => {
    server.setFaults([
      { kind: 'status', status: 502, body: 'json' },
      { kind: 'status', status: 504, body: 'empty' },
    ]);

    expect(await (await query()).json()).toMatchObject({ message: expect.stringContaining('in time') });
    expect(await (await query()).text()).toBe('');
  });

  it('plays a 502 on the third page only', async () => {
    server.setFaults([{ kind: 'status', status: 502, match: { kind: 'rest', page: 3 } }]);

    const statuses = await Promise.all(
      [1, 2, 3, 4].map(async (number) => (await fetch(`${url}/users/octocat/repos?per_page=3&page=${number}`)).status),
    );

    expect(statuses).toEqual([200, 200, 502, 200]);
  });

  it('unauthorized revokes the token', async () => {
    server.setFaults([{ kind: 'unauthorized' }]);

    const response = await query();

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: 'Bad credentials' });
  });
});

describe('the transport', () => {
  it('hang never answers, until the client gives up', async () => {
    server.setFaults([{ kind: 'hang' }]);
    const controller = new AbortController();
    const hanging = query(QUERY, { n: 5 }, controller.signal).catch((error: unknown) => error);
    await expect.poll(() => server.requests.length).toBe(1);

    controller.abort(new Error('enough'));

    expect(await hanging).toMatchObject({ message: 'enough' });
    expect(server.requests[0]?.status).toBeNull();
  });

  it('cut ends the connection half way through the body', async () => {
    server.setFaults([{ kind: 'cut' }]);

    const response = await query();

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it('slow-body sends the same answer in pieces', async () => {
    const whole = await (await query()).text();
    const pauses: number[] = [];
    const slow = createGithubServer({
      accounts: [createAccountFixture({ login: 'octocat', repositories: 12 })],
      tokens: { good: { login: 'octocat' } },
      faults: [{ kind: 'slow-body', chunks: 4, pause: 25 }],
      sleep: async (ms) => {
        pauses.push(ms);
      },
    });
    const address = await slow.listen();

    try {
      const response = await fetch(`${address.url}/graphql`, {
        method: 'POST',
        headers: { authorization: 'bearer good' },
        body: JSON.stringify({ query: QUERY, variables: { n: 5 } }),
      });

      expect(await response.text()).toBe(whole);
      expect(pauses).toEqual([25, 25, 25]);
    } finally {
      await slow.close();
    }
  });

  it('invalid-json is complete as HTTP, and no JSON', async () => {
    server.setFaults([{ kind: 'invalid-json' }]);

    const response = await query();
    const text = await response.text();

    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });
});

describe('partial answers', () => {
  const LANGUAGES = '{ user(login:"octocat"){ repositories(first:4){ nodes{ name languages(first:1){ totalCount } } } } }';
  const COUNTERS = 'query($ids:[ID!]!){ nodes(ids:$ids){ ...on Repository{ name issues{totalCount} } } }';

  it('partial-data makes fields null, each with an error that says where', async () => {
    server.setFaults([{ kind: 'partial-data', fields: ['Repository.languages'], every: 2 }]);

    const { data, errors } = await page({}, LANGUAGES);

    expect(data?.user?.repositories?.nodes).toMatchObject([
      { languages: {} },
      { languages: null },
      { languages: {} },
      { languages: null },
    ]);
    expect(errors).toMatchObject([
      {
        type: 'RESOURCE_LIMITS_EXCEEDED',
        message: 'Resource limits for this query exceeded.',
        path: ['user', 'repositories', 'nodes', 1, 'languages'],
      },
      { type: 'RESOURCE_LIMITS_EXCEEDED', path: ['user', 'repositories', 'nodes', 3, 'languages'] },
    ]);
  });

  it('partial-data breaks the counters by default; where the schema allows no null, the repository is null', async () => {
    const found = (await (await query('{ user(login:"octocat"){ repositories(first:3){ nodes{ id } } } }')).json()) as {
      data: { user: { repositories: { nodes: { id: string }[] } } };
    };
    server.setFaults([{ kind: 'partial-data', every: 3 }]);

    const response = await query(COUNTERS, { ids: found.data.user.repositories.nodes.map(({ id }) => id) });

    expect(await response.json()).toMatchObject({
      data: { nodes: [{ name: expect.any(String) }, { name: expect.any(String) }, null] },
      errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', path: ['nodes', 2, 'issues'] }],
    });
  });

  it('forbidden-field hides one field', async () => {
    server.setFaults([{ kind: 'forbidden-field', fields: ['User.company'] }]);

    const response = await query('{ user(login:"octocat"){ login company } }');

    expect(await response.json()).toMatchObject({
      data: { user: { login: 'octocat', company: null } },
      errors: [{ type: 'FORBIDDEN', path: ['user', 'company'], message: 'Resource not accessible by personal access token' }],
    });
  });

  it('a field that is not in the schema is named, not ignored', async () => {
    server.setFaults([{ kind: 'forbidden-field', fields: ['Repository.shoes'] }]);

    const response = await query();

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('Repository.shoes') });
  });

  it('null-nodes leaves gaps without an error', async () => {
    server.setFaults([{ kind: 'null-nodes', every: 2 }]);

    const answer = await page({ n: 4 });

    expect(answer.errors).toBeUndefined();
    expect(namesOf(answer)).toEqual([expect.any(String), null, expect.any(String), null]);
    expect(answer.data?.user?.repositories?.totalCount).toBe(12);
  });
});

describe('repository-moved', () => {
  const restNames = async (path: string): Promise<string[]> =>
    ((await (await fetch(`${url}${path}`)).json()) as { name: string }[]).map(({ name }) => name);

  it('created: an offset page repeats an item', async () => {
    server.setFaults([{ kind: 'repository-moved', change: 'created', match: { page: 2 } }]);
    const path = '/users/octocat/repos?sort=created&per_page=6&page=';

    const [first, second] = [await restNames(`${path}1`), await restNames(`${path}2`)];

    expect(second[0]).toBe(first.at(-1));
    expect(new Set([...first, ...second]).size).toBe(11);
  });

  it('deleted: an offset page skips an item', async () => {
    const path = '/users/octocat/repos?sort=created&per_page=6&page=';
    const before = [...(await restNames(`${path}1`)), ...(await restNames(`${path}2`))];
    server.setFaults([{ kind: 'repository-moved', change: 'deleted', repository: before[0] ?? '', match: { page: 2 } }]);

    const after = [...(await restNames(`${path}1`)), ...(await restNames(`${path}2`))];

    expect(before.filter((name) => !after.includes(name))).toEqual([before[6]]);
  });

  it('pushed: a page behind a cursor skips the repository that moved to the front', async () => {
    const order = { field: 'PUSHED_AT', direction: 'DESC' };
    const all = namesOf(await page({ n: 100, ...order }));
    server.setFaults([
      {
        kind: 'repository-moved',
        repository: all[8] ?? '',
        match: { where: ({ variables }) => typeof variables['after'] === 'string' },
      },
    ]);

    const first = await page({ n: 6, ...order });
    const second = await page({ n: 6, after: first.data?.user?.repositories?.pageInfo.endCursor, ...order });

    expect([...namesOf(first), ...namesOf(second)]).toEqual(all.filter((name) => name !== all[8]));
    expect(second.data?.user?.repositories?.totalCount).toBe(12);
  });

  it('pushed: a page behind a cursor repeats the repository that moved to the end', async () => {
    const order = { field: 'PUSHED_AT', direction: 'ASC' };
    const all = namesOf(await page({ n: 100, ...order }));
    server.setFaults([{ kind: 'repository-moved', repository: all[1] ?? '', match: { cursor: /./ } }]);

    const first = await page({ n: 6, ...order });
    const second = await page({ n: 100, after: first.data?.user?.repositories?.pageInfo.endCursor, ...order });

    expect(namesOf(second)).toEqual([...all.slice(6), all[1]]);
  });

  it('pushed leaves an order by creation alone', async () => {
    const all = namesOf(await page({ n: 100 }));
    server.setFaults([{ kind: 'repository-moved', match: { cursor: /./ } }]);

    const first = await page({ n: 6 });
    const second = await page({ n: 100, after: first.data?.user?.repositories?.pageInfo.endCursor });

    expect([...namesOf(first), ...namesOf(second)]).toEqual(all);
  });

  it('names an account or repository that does not exist', async () => {
    server.setFaults([
      { kind: 'repository-moved', login: 'nobody' },
      { kind: 'repository-moved', login: 'acme', repository: 'nothing' },
    ]);

    expect(await (await query()).json()).toMatchObject({ message: expect.stringContaining('account nobody') });
    expect(await (await query()).json()).toMatchObject({ message: expect.stringContaining('repository acme/nothing') });
  });
});
