import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { leanAnswer } from './fixtures/lean-answer.js';
import { createManualClock } from './fixtures/manual-clock.js';
import { createScriptedFetch, htmlResponse, jsonResponse, type Script } from './fixtures/scripted-fetch.js';
import type { GithubOptions } from './github-options.js';
import { createGithub } from './github.js';
import type { RequestEvent } from './transport/request-event.js';

const TOKEN = 'ghp_0123456789abcdefABCDEF';
const scripted = (script: Script, options: GithubOptions = {}) => {
  const { fetch, sent } = createScriptedFetch(script);
  const clock = createManualClock({ skipUpTo: 5000 });
  return { sent, clock, github: createGithub({ token: TOKEN, fetch, clock, random: () => 0, ...options }) };
};
const mona = (): Response => jsonResponse(leanAnswer('mona', ['hello']));

describe('creating a client', () => {
  it('sends nothing and starts no timer', () => {
    const { sent, clock } = scripted(mona);

    expect([sent.length, clock.waits.length]).toEqual([0, 0]);
  });

  it.each<[name: string, options: GithubOptions]>([
    ['no URL', { baseUrl: 'github' }],
    ['a token over plain HTTP', { baseUrl: 'http://github.example.com' }],
    ['no attempt', { maxAttempts: 0 }],
    ['half a place', { concurrency: 0.5 }],
    ['a timeout of nothing', { requestTimeoutMs: 0 }],
    ['a negative wait', { maxWaitMs: -1 }],
    ['a timeout that is no number', { requestTimeoutMs: Number.NaN }],
  ])('refuses %s', (_name, options) => {
    expect(() => createGithub({ token: TOKEN, ...options })).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
  });

  it('over plain HTTP is possible without a token, and a token of a call is refused then', async () => {
    const { github, sent } = scripted(mona, { baseUrl: 'http://github.example.com', token: '' });

    await expect(github.fetchAccount('mona', { token: TOKEN })).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    await expect(github.enrich(['R_1'], { token: TOKEN })).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    expect(sent).toHaveLength(0);
  });
});

describe('a request', () => {
  it.each([
    ['https://api.github.com', 'https://api.github.com/graphql'],
    ['https://github.com', 'https://api.github.com/graphql'],
    ['https://acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
    ['https://github.example.com', 'https://github.example.com/api/graphql'],
    ['https://github.example.com/api/v3', 'https://github.example.com/api/graphql'],
  ])('to %s goes to %s', async (baseUrl, address) => {
    const { github, sent } = scripted(mona, { baseUrl });

    await github.fetchAccount('mona');

    expect(sent.map(({ url, method }) => [method, url.href])).toEqual([['POST', address]]);
  });

  it('carries the token of the call before that of the client, and names itself', async () => {
    const { github, sent } = scripted(mona, { userAgent: 'my-app/1.0' });

    await github.fetchAccount('mona', { token: 'ghp_other' });

    expect(sent[0]?.headers.get('authorization')).toBe('token ghp_other');
    expect(sent[0]?.headers.get('user-agent')).toBe('my-app/1.0');
  });

  it('puts the login into a variable, never into the query', async () => {
    const { github, sent } = scripted(mona);

    await github.fetchAccount('mona');

    expect(sent[0]?.body?.variables).toEqual({ login: 'mona', first: 100, extras: true });
    expect(sent[0]?.body?.query).not.toContain('mona');
  });

  it('is reported after it ended, without secrets, and a log that fails does not matter', async () => {
    const events: RequestEvent[] = [];
    const onRequest = (event: RequestEvent): void => {
      events.push(event);
      throw new Error('disk full');
    };
    const { github } = scripted((_request, index) => (index === 0 ? htmlResponse(502) : mona()), { onRequest });

    await github.fetchAccount('mona');

    expect(events).toEqual([
      { api: 'graphql', operation: 'QuickScan', attempt: 1, status: 502, ms: 0, fromCache: false, error: 'SERVER_ERROR' },
      { api: 'graphql', operation: 'QuickScan', attempt: 2, status: 200, ms: 0, fromCache: false, error: null },
    ]);
    expect(JSON.stringify(events)).not.toContain(TOKEN);
  });

  it('names its route, not its URL, over REST', async () => {
    const events: RequestEvent[] = [];
    const { github } = scripted(() => jsonResponse({ message: 'Not Found' }, 404), {
      token: '',
      onRequest: (event) => events.push(event),
    });

    await github.fetchAccount('mona').catch(() => {});

    expect(events.map(({ api, operation, error }) => `${api} ${operation} ${error ?? ''}`).toSorted()).toEqual([
      'rest GET /users/{username} NOT_FOUND',
      'rest GET /users/{username}/repos NOT_FOUND',
    ]);
  });

  it('waits for a free place, over all calls of a client', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const { github, sent } = scripted(() => new Promise((resolve) => waiting.push(resolve)), { concurrency: 2 });
    const calls = [1, 2, 3].map(() => github.fetchAccount('mona'));
    await expect.poll(() => sent.length).toBe(2);

    waiting[0]?.(mona());
    await expect.poll(() => sent.length).toBe(3);
    waiting.slice(1).forEach((answer) => answer(mona()));

    expect((await Promise.all(calls)).map(({ repositories }) => repositories.length)).toEqual([1, 1, 1]);
  });
});

describe('a failure', () => {
  it.each<[name: string, script: Script, code: string]>([
    ['a page instead of an answer', () => new Response('<html>', { status: 200 }), 'INVALID_RESPONSE'],
    ['half an answer', () => new Response('{"data":{"owner"', { status: 200 }), 'INVALID_RESPONSE'],
    ['null', () => jsonResponse(null), 'INVALID_RESPONSE'],
    ['a number', () => jsonResponse(42), 'INVALID_RESPONSE'],
    ['no data', () => jsonResponse({}), 'INVALID_RESPONSE'],
    ['data of another shape', () => jsonResponse({ data: { owner: { login: 5 } } }), 'INVALID_RESPONSE'],
    ['errors of another shape', () => jsonResponse({ data: null, errors: 'no' }), 'INVALID_RESPONSE'],
    ['errors in a list of another shape', () => jsonResponse({ data: null, errors: [null, 5, {}] }), 'INVALID_RESPONSE'],
    ['no such account', () => jsonResponse({ data: { viewer: { login: 'x' }, owner: null } }), 'NOT_FOUND'],
    ['a fetch that throws', () => Promise.reject(new TypeError('fetch failed')), 'NETWORK'],
    ['a fetch that throws nonsense', () => Promise.reject('no' as unknown as Error), 'NETWORK'],
    [
      'a redirect elsewhere',
      () => new Response(null, { status: 301, headers: { location: 'https://evil.example' } }),
      'INVALID_RESPONSE',
    ],
  ])('by %s is a GithubError, nothing else', async (_name, script, code) => {
    const { github } = scripted(script);

    await expect(github.fetchAccount('mona')).rejects.toMatchObject({ name: 'GithubError', code });
  });

  it('of the first page alone leaves the profile and says that the repositories are missing', async () => {
    const answer = leanAnswer('mona', ['hello']) as { data: { owner: Record<string, unknown> } };
    answer.data.owner['repositories'] = null;
    const { github } = scripted(() =>
      jsonResponse({
        ...answer,
        errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Too much', path: ['owner', 'repositories'] }],
      }),
    );

    const snapshot = await github.fetchAccount('mona');

    expect(snapshot).toMatchObject({ profile: { login: 'mona' }, complete: false, repositories: [] });
    expect(snapshot.warnings[0]?.message).toMatch(/^The repositories are missing: page 1 could not be read/);
  });

  it.each<[name: string, script: Script]>([
    ['a refusal that repeats the token', () => jsonResponse({ message: `Bad credentials: ${TOKEN}` }, 401)],
    ['errors that repeat the token', () => jsonResponse({ errors: [{ message: `Bad token ${TOKEN}` }] })],
    [
      'a fetch that shows the headers',
      ({ headers }) => Promise.reject(Object.assign(new Error(`cannot send ${headers.get('authorization')}`), { headers })),
    ],
    [
      'a fetch whose cause shows the headers',
      ({ headers }) =>
        Promise.reject(new TypeError('fetch failed', { cause: { request: { headers: Object.fromEntries(headers) } } })),
    ],
    ['a page', () => htmlResponse(500)],
  ])('by %s never shows the token', async (_name, script) => {
    const events: RequestEvent[] = [];
    const { github } = scripted(script, { onRequest: (event) => events.push(event) });

    const error: unknown = await github.fetchAccount('mona').catch((caught: unknown) => caught);
    const enriched: unknown = await github.enrich(['R_1']).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ name: 'GithubError' });
    for (const shown of [error, enriched, events]) {
      expect(JSON.stringify(shown)).not.toContain(TOKEN);
      expect(inspect(shown, { depth: 10, showHidden: true })).not.toContain(TOKEN);
      for (let cause = shown; cause instanceof Error; cause = cause.cause)
        expect(`${String(cause)} ${cause.stack ?? ''}`).not.toContain(TOKEN);
    }
  });
});
