import { isKnown, unknown } from '@reposcan/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enrichNodes } from '../fixtures/enrich-answer.js';
import { createManualClock } from '../fixtures/manual-clock.js';
import { createScriptedFetch, htmlResponse, jsonResponse, type SentRequest } from '../fixtures/scripted-fetch.js';
import type { GithubOptions } from '../github-options.js';
import { createGithub, type Github } from '../github.js';
import { createAccountFixture, createGithubServer } from '../testing/index.js';

const account = createAccountFixture({ login: 'mona', repositories: 60, privateRepositories: 2 });
const server = createGithubServer({
  accounts: [account],
  tokens: { 'token-mona': { login: 'mona' }, 'token-other': { login: 'other' } },
});
let baseUrl = '';

beforeAll(async () => {
  baseUrl = (await server.listen()).url;
});
afterEach(() => server.reset());
afterAll(() => server.close());

const client = (options: GithubOptions = {}): Github =>
  createGithub({ baseUrl, token: 'token-mona', clock: createManualClock({ skipUpTo: 5000 }), random: () => 0, ...options });
const scripted = (script: (ids: string[], request: SentRequest, index: number) => Response) => {
  const { fetch, sent } = createScriptedFetch((request, index) =>
    script((request.body?.variables['ids'] ?? []) as string[], request, index),
  );
  return { sent, github: client({ fetch }) };
};
const batchSizes = (sent: readonly SentRequest[]): number[] =>
  sent.map(({ body }) => ((body?.variables['ids'] ?? []) as string[]).length);
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `R_${index}`);
const repositories = account.repositories;

describe('a closer look', () => {
  it('tells the signals of every repository, in batches of 20', async () => {
    const { signals, warnings, requests } = await client().enrich(repositories.map(({ id }) => id));

    expect([signals.size, warnings, requests]).toEqual([60, [], 3]);
    for (const repository of repositories) {
      expect(signals.get(repository.id)).toMatchObject({
        watchers: repository.watchers,
        openIssues: repository.openIssues,
        closedIssues: repository.closedIssues,
        openPullRequests: repository.openPullRequests,
        mergedPullRequests: repository.mergedPullRequests,
        releases: repository.releases.length,
        latestReleaseAt: repository.releases[0]?.publishedAt ?? null,
        commits: repository.commits,
        lastCommitAt: repository.lastCommitAt,
        languages: repository.languages.slice(0, 10),
        hasCi: repository.files.some(({ path }) => path.startsWith('.github/workflows/') || path === '.travis.yml'),
        hasChangelog: repository.files.some(({ path }) => /^changelog\.md$/i.test(path)),
      });
    }
  });

  it('asks for each repository once, however often it is named', async () => {
    const { sent, github } = scripted((asked) => jsonResponse({ data: { nodes: enrichNodes(asked) } }));

    await github.enrich(['R_1', 'R_2', 'R_1']);

    expect(sent.map(({ body }) => body?.variables['ids'])).toEqual([['R_1', 'R_2']]);
  });

  it('asks for nothing where nothing is asked', async () => {
    const { sent, github } = scripted(() => jsonResponse({}));

    expect(await github.enrich([])).toEqual({ signals: new Map(), warnings: [], requests: 0 });
    expect(sent).toEqual([]);
  });

  it('without a token is no request and one warning', async () => {
    const result = await client({ token: '' }).enrich(['R_1']);

    expect(result).toMatchObject({ signals: new Map(), requests: 0, warnings: [{ code: 'ENRICH_INCOMPLETE' }] });
    expect(result.warnings[0]?.message).toContain('GITHUB_TOKEN');
    expect(server.requests).toHaveLength(0);
  });

  it('leaves out what the token may not see, and says so', async () => {
    const asked = repositories.map(({ id }) => id);

    const { signals, warnings } = await client({ token: 'token-other' }).enrich(asked);

    expect(signals.size).toBe(58);
    expect(warnings).toEqual([
      {
        code: 'ENRICH_INCOMPLETE',
        message: expect.stringMatching(/^A closer look at 2 of 60 .*2 gone or not visible/) as string,
      },
    ]);
  });
});

describe('a closer look that is too much for GitHub', () => {
  it('is asked for in halves, until they pass, and the size that passed is kept', async () => {
    const { sent, github } = scripted((asked) =>
      asked.length > 5 ? htmlResponse(502) : jsonResponse({ data: { nodes: enrichNodes(asked) } }),
    );

    const first = await github.enrich(ids(20));
    const learned = sent.length;
    const second = await github.enrich(ids(20));

    expect([first.signals.size, first.warnings, second.signals.size]).toEqual([20, [], 20]);
    expect(batchSizes(sent.slice(0, learned))).toEqual([20, 10, 10, 5, 5, 5, 5]);
    expect(batchSizes(sent.slice(learned))).toEqual([5, 5, 5, 5]);
  });

  it.each([
    ['504', () => htmlResponse(504)],
    [
      'RESOURCE_LIMITS_EXCEEDED',
      () => jsonResponse({ errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }] }),
    ],
    ['"something went wrong"', () => jsonResponse({ errors: [{ message: 'Something went wrong while executing your query.' }] })],
  ])('%s halves the batch and is not sent again as it was', async (_name, refuse) => {
    const { sent, github } = scripted((asked) =>
      asked.length > 1 ? refuse() : jsonResponse({ data: { nodes: enrichNodes(asked) } }),
    );

    const { signals, warnings } = await github.enrich(ids(4));

    expect(batchSizes(sent)).toEqual([4, 2, 2, 1, 1, 1, 1]);
    expect([signals.size, warnings]).toEqual([4, []]);
  });

  it('gives up on the one repository that never passes, not on the others', async () => {
    const { github } = scripted((asked) =>
      asked.includes('R_7') ? htmlResponse(502) : jsonResponse({ data: { nodes: enrichNodes(asked) } }),
    );

    const { signals, warnings } = await github.enrich(ids(20));

    expect(signals.get('R_7')?.commits).toEqual(unknown('resource-limit'));
    expect([...signals.values()].filter(({ commits }) => commits === 400)).toHaveLength(19);
    expect(warnings[0]?.message).toMatch(
      /^A closer look at 1 of 20 repositories is incomplete: 1 beyond GitHub's time or resource limits\./,
    );
  });

  it('takes what came in part, asks again for what did not, and keeps the part where that fails too', async () => {
    const { sent, github } = scripted((asked) => {
      const heavy = asked.indexOf('R_1');
      const nodes = enrichNodes(asked).map((node, index) => (index === heavy ? { ...node, defaultBranchRef: null } : node));
      const errors = [
        {
          type: 'RESOURCE_LIMITS_EXCEEDED',
          message: 'Resource limits',
          path: ['nodes', heavy, 'defaultBranchRef', 'target', 'history'],
        },
      ];
      return jsonResponse(heavy === -1 ? { data: { nodes } } : { data: { nodes }, errors });
    });

    const { signals, warnings } = await github.enrich(ids(4));

    expect(batchSizes(sent)).toEqual([4, 1]);
    expect(signals.get('R_1')).toMatchObject({ watchers: 3, commits: unknown('resource-limit') });
    expect(signals.get('R_2')).toMatchObject({ commits: 400 });
    expect(warnings).toHaveLength(1);
  });

  it('stops where GitHub is down rather than overloaded', async () => {
    const { sent, github } = scripted(() => htmlResponse(502));

    const { signals, warnings } = await github.enrich(ids(300));

    expect(sent.length).toBeLessThanOrEqual(12);
    expect(signals.size).toBe(300);
    expect([...signals.values()].some(({ watchers }) => watchers !== undefined && isKnown(watchers))).toBe(false);
    expect(warnings[0]?.message).toContain('300 of 300');
  });

  it('fits the latency of GitHub: a 10-second ceiling and 90 ms a repository', async () => {
    server.setLatency({ base: 300, perCounter: 100, scale: 0 });

    const { signals, warnings, requests } = await client().enrich(repositories.map(({ id }) => id));

    expect([signals.size, warnings]).toEqual([60, []]);
    expect(requests).toBeGreaterThan(3);
  });
});

describe('a closer look that fails', () => {
  it.each([
    ['rate-limit-200', /limit.*from 20\d\d-/i],
    ['secondary-403', /secondary rate limit.*from 20\d\d-/i],
    ['cut', /could not be reached/],
  ] as const)('by %s ends there, keeps what it has, and says why', async (kind, message) => {
    server.setFaults([{ kind, match: { operation: 'Enrich', nth: 2 }, times: 99 }]);

    const { signals, warnings } = await client({ concurrency: 1 }).enrich(repositories.map(({ id }) => id));

    expect([...signals.values()].filter(({ watchers }) => watchers !== undefined && isKnown(watchers))).toHaveLength(20);
    expect(signals.size).toBe(60);
    expect(warnings[0]).toMatchObject({ code: 'ENRICH_INCOMPLETE', message: expect.stringMatching(message) as string });
  });

  it('by a field that is forbidden leaves the others', async () => {
    const { github } = scripted((asked) =>
      jsonResponse({
        data: { nodes: enrichNodes(asked, { isSecurityPolicyEnabled: null, watchers: null }) },
        errors: asked.map((_, index) => ({
          type: 'FORBIDDEN',
          message: 'Resource not accessible',
          path: ['nodes', index, 'watchers'],
        })),
      }),
    );

    const { signals, warnings } = await github.enrich(['R_1']);

    expect(signals.get('R_1')).toMatchObject({ watchers: unknown('forbidden'), commits: 400 });
    expect(warnings[0]?.message).toContain('1 not visible to this token');
  });

  it('by nulls among the nodes leaves the others', async () => {
    server.setFaults([{ kind: 'null-nodes', every: 5 }]);

    const { signals, warnings } = await client().enrich(repositories.slice(0, 20).map(({ id }) => id));

    expect(signals.size).toBe(16);
    expect(warnings[0]?.message).toContain('4 of 20');
  });

  it('by an answer of another shape costs only its batch', async () => {
    const { github } = scripted((asked) =>
      jsonResponse({ data: { nodes: asked.includes('R_0') ? 'none' : enrichNodes(asked) } }),
    );

    const { signals } = await github.enrich(ids(40));

    expect(signals.get('R_0')?.watchers).toEqual(unknown('failed'));
    expect(signals.get('R_39')?.watchers).toBe(3);
  });

  it('by a wrong token is an error', async () => {
    await expect(client({ token: 'token-wrong' }).enrich(['R_1'])).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('by an abort ends at once, with its reason, and leaves nothing behind', async () => {
    server.setFaults([{ kind: 'hang', times: 99 }]);
    const clock = createManualClock();
    const controller = new AbortController();
    const work = client({ clock }).enrich(
      repositories.map(({ id }) => id),
      { signal: controller.signal },
    );
    await expect.poll(() => server.requests.length).toBe(3);

    controller.abort(new Error('Ctrl-C'));

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: { message: 'Ctrl-C' } });
    expect(clock.pending).toBe(0);
  });
});
