import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAccountFixture } from './fixtures/create-account-fixture.js';
import { createGithubServer, type GithubServer, type GithubServerOptions } from './github-server.js';

const TOKENS = { good: { login: 'octocat' }, old: { login: 'octocat', expired: true } };
const servers: GithubServer[] = [];

afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function start(options: GithubServerOptions = {}): Promise<{ server: GithubServer; url: string }> {
  const server = createGithubServer({
    accounts: [createAccountFixture({ login: 'octocat', repositories: 3 })],
    tokens: TOKENS,
    ...options,
  });
  servers.push(server);
  return { server, ...(await server.listen()) };
}

function post(
  url: string,
  query: string,
  { token = 'good', ...body }: { token?: string | null; variables?: unknown; operationName?: string } = {},
) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `bearer ${token}` };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, ...body }) });
}

describe('GraphQL over HTTP', () => {
  it('answers with data and with what is left of the budget', async () => {
    const { url } = await start({ now: () => 1_000_000 });

    const response = await post(`${url}/graphql`, '{ viewer { login } }');

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { viewer: { login: 'octocat' } } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': '4999',
      'x-ratelimit-reset': '4600',
      'x-ratelimit-resource': 'graphql',
    });
  });

  it('answers below /api/graphql too, as an Enterprise Server does', async () => {
    const { server, url } = await start();

    const response = await post(`${url}/api/graphql`, '{ viewer { login } }');

    expect(await response.json()).toEqual({ data: { viewer: { login: 'octocat' } } });
    expect(server.requests).toMatchObject([{ path: '/graphql', kind: 'graphql' }]);
  });

  it.each([
    ['no token', null, 'This endpoint requires you to be authenticated.'],
    ['a wrong token', 'bad', 'Bad credentials'],
    ['an expired token', 'old', 'Bad credentials'],
    ['a token named like a member of every object', 'constructor', 'Bad credentials'],
  ])('answers 401 to %s', async (_, token, message) => {
    const { url } = await start();

    const response = await post(`${url}/graphql`, '{ viewer { login } }', { token });

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message, status: '401' });
  });

  it.each([
    ['no JSON', 'nonsense', 400, { message: 'Problems parsing JSON' }],
    ['no query', '{"query":7}', 200, { errors: [{ message: 'A query attribute must be specified and must be a string.' }] }],
    ['more than a megabyte', JSON.stringify({ query: 'x'.repeat(1_100_000) }), 413, { message: 'Payload too large' }],
  ])('refuses a body that is %s', async (_, body, status, expected) => {
    const { url } = await start();

    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { authorization: 'token good' }, body });

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(expected);
  });

  it('answers RATE_LIMITED with HTTP 200 once the points are used up', async () => {
    const { url } = await start({ rateLimit: { graphql: 1 } });
    await post(`${url}/graphql`, '{ viewer { login } }');

    const response = await post(`${url}/graphql`, '{ viewer { login } }');

    expect(response.status).toBe(200);
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await response.json()).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
  });
});

describe('latency', () => {
  it('waits as the model says', async () => {
    const waited: number[] = [];
    const { url } = await start({
      latency: { base: 300, perNode: 10, perCounter: 25 },
      sleep: async (ms) => {
        waited.push(ms);
      },
    });

    await post(
      `${url}/graphql`,
      '{ user(login:"octocat"){ followers{totalCount} repositories(first:2){ nodes{ name issues{totalCount} } } } }',
    );
    await fetch(`${url}/users/octocat/repos`);

    expect(waited).toEqual([300 + 2 * 10 + 3 * 25, 300 + 3 * 10]);
  });

  it('gives up with 502 at the ceiling', async () => {
    const waited: number[] = [];
    const { server, url } = await start({
      latency: { perCounter: 6000 },
      sleep: async (ms) => {
        waited.push(ms);
      },
    });

    const response = await post(
      `${url}/graphql`,
      '{ user(login:"octocat"){ repositories(first:2){ nodes{ issues{totalCount} } } } }',
    );

    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining("couldn't respond to your request in time") });
    expect(waited).toEqual([10_000]);
    expect(server.requests[0]?.status).toBe(502);
  });
});

describe('requests', () => {
  it('are recorded with what they asked, and without the token', async () => {
    const { server, url } = await start({ now: () => 42 });

    await post(`${url}/graphql`, 'query Who { viewer { login } }', { variables: { login: 'octocat' } });
    await fetch(`${url}/api/v3/users/octocat/repos?page=2`, { headers: { authorization: 'token old' } });

    expect(server.requests).toMatchObject([
      {
        index: 0,
        at: 42,
        method: 'POST',
        path: '/graphql',
        kind: 'graphql',
        operationName: 'Who',
        variables: { login: 'octocat' },
        login: 'octocat',
        status: 200,
      },
      {
        index: 1,
        method: 'GET',
        path: '/users/octocat/repos?page=2',
        kind: 'rest',
        operationName: null,
        query: null,
        page: 2,
        login: null,
        status: 401,
      },
    ]);
    expect(server.requests[0]?.headers['authorization']).toBe('bearer [redacted]');
    expect(JSON.stringify(server.requests)).not.toMatch(/good|old/);
  });

  it('count the round trips: requests that had to wait for others', async () => {
    const { server, url } = await start();
    const get = async (): Promise<void> => {
      await (await fetch(`${url}/rate_limit`)).text();
    };

    await get();
    await Promise.all([get(), get(), get()]);
    await get();

    expect(server.requests.map(({ roundTrip }) => roundTrip).slice(0, 2)).toEqual([1, 2]);
    expect(server.requests.at(-1)?.roundTrip).toBeGreaterThanOrEqual(3);
  });

  it('that overlap are one round trip', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { server, url } = await start({ latency: { base: 1 }, sleep: () => gate });

    const both = [fetch(`${url}/rate_limit`), fetch(`${url}/rate_limit`)];
    await expect.poll(() => server.requests.length).toBe(2);
    release();
    await Promise.all(both);

    expect(server.requests.map(({ roundTrip }) => roundTrip)).toEqual([1, 1]);
  });

  it('that end after a reset do not count for those that come after it', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { server, url } = await start({ latency: { base: 1 }, sleep: () => gate });
    const early = fetch(`${url}/rate_limit`);
    await expect.poll(() => server.requests.length).toBe(1);

    server.reset();
    release();
    await (await early).text();
    await (await fetch(`${url}/rate_limit`)).text();

    expect(server.requests.map(({ roundTrip }) => roundTrip)).toEqual([1]);
  });

  it('tell the page that a cursor asks for', async () => {
    const { server, url } = await start({ accounts: [createAccountFixture({ login: 'octocat', repositories: 150 })] });
    const query = 'query($after:String){ user(login:"octocat"){ repositories(first:100,after:$after){ pageInfo{endCursor} } } }';

    const first = (await (await post(`${url}/graphql`, query)).json()) as {
      data: { user: { repositories: { pageInfo: { endCursor: string } } } };
    };
    await post(`${url}/graphql`, query, { variables: { after: first.data.user.repositories.pageInfo.endCursor } });

    expect(server.requests.map(({ page }) => page)).toEqual([1, 2]);
  });
});

describe('the life of a server', () => {
  it('refuses to listen twice at once, and may listen again after it was closed', async () => {
    const { server } = await start();

    await expect(server.listen()).rejects.toMatchObject({ code: 'ALREADY_LISTENING' });
    await server.close();
    const { url } = await server.listen();

    expect((await fetch(`${url}/rate_limit`)).status).toBe(200);
  });

  it('says when the port is taken, and may try another one', async () => {
    const { server, url } = await start();
    const second = createGithubServer();
    servers.push(second);

    await expect(second.listen(Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });

    expect((await second.listen()).url).not.toBe(url);
    expect(server.requests).toEqual([]);
  });

  it('ends open connections when it closes, and closing twice is fine', async () => {
    const { server, url } = await start({ faults: [{ kind: 'hang' }] });
    const hanging = fetch(`${url}/rate_limit`).catch((error: unknown) => error);
    await expect.poll(() => server.requests.length).toBe(1);

    await Promise.all([server.close(), server.close()]);

    expect(await hanging).toBeInstanceOf(Error);
    await expect(fetch(`${url}/rate_limit`)).rejects.toThrow(TypeError);
  });

  it('stops waiting when the client gives up', async () => {
    const aborted: unknown[] = [];
    const { server, url } = await start({
      latency: { base: 1 },
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(signal.reason);
            reject(signal.reason);
          });
        }),
    });
    const controller = new AbortController();
    const request = fetch(`${url}/rate_limit`, { signal: controller.signal }).catch(() => 'gave up');
    await expect.poll(() => server.requests.length).toBe(1);

    controller.abort();

    expect(await request).toBe('gave up');
    await expect.poll(() => aborted.length).toBe(1);
  });

  it('survives what is no HTTP', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');

    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.on('error', () => {});
      socket.resume();
      socket.write('nonsense\r\n\r\n');
    });

    expect((await fetch(`${url}/rate_limit`)).status).toBe(200);
  });

  it('hosts accounts that are added later, until it is reset', async () => {
    const { server, url } = await start();
    server.addAccount(createAccountFixture({ login: 'mona', repositories: 0 }));
    server.setFaults([{ kind: 'status', status: 500, match: { path: '/users/none' }, times: Infinity }]);
    expect((await fetch(`${url}/users/mona`)).status).toBe(200);
    expect((await fetch(`${url}/users/none`)).status).toBe(500);

    server.reset();

    expect(server.requests).toEqual([]);
    expect((await fetch(`${url}/users/mona`)).status).toBe(404);
    const again = await fetch(`${url}/users/none`);
    expect(again.status).toBe(404);
    expect(again.headers.get('x-ratelimit-used')).toBe('2');
    expect(server.requests.map(({ index, roundTrip }) => [index, roundTrip])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('may be closed without having listened', async () => {
    await expect(createGithubServer().close()).resolves.toBeUndefined();
  });

  it.each([{ latency: { base: -5 } }, { faults: [{ kind: 'hang' as const, times: 0 }] }])(
    'refuses options without a meaning: %o',
    (options) => {
      expect(() => createGithubServer(options)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
    },
  );
});
