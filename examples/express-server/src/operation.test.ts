import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './fixtures/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ WORKERS: '0' });
  await server.ask('POST /api/v1/scan', { body: { username: 'octocat' } });
});

describe('the metrics', () => {
  it('count requests by the pattern of their route, whatever was asked for', async () => {
    for (const path of ['/api/v1/jobs/one', '/api/v1/jobs/two', '/nowhere/one', '/nowhere/two', '/api/v1/jobs/%ff']) await server.ask(`GET ${path}`);

    const { body, headers } = await server.ask('GET /metrics');

    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    const routes = new Set([...String(body).matchAll(/http_request_duration_seconds_count\{[^}]*route="([^"]*)"/g)].map(([, route]) => route));
    expect([...routes].toSorted()).toEqual(['/api/v1/jobs/:id', '/api/v1/scan', 'none']);
  });

  it('say how the queue is, and have a place for stages, the cache of clones and the budget of GitHub', async () => {
    const { body } = await server.ask('GET /metrics');

    expect(body).toMatch('reposcan_jobs{state="waiting"} 1');
    for (const name of ['reposcan_job_wait_seconds', 'reposcan_stage_duration_seconds', 'reposcan_clone_cache_total', 'reposcan_github_rate_limit_remaining', 'reposcan_event_streams 0']) expect(body).toContain(name);
  });
});

describe('the pages for operators', () => {
  it.each(['/docs', '/board'])('%s are whole without scripts, under the policy', async (path) => {
    const { status, body, headers } = await server.ask(`GET ${path}`);

    expect(status).toBe(200);
    expect(body).not.toMatch(/<script|<style|style=|onclick|(src|href)="http/);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*/);
    expect([headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual(['nosniff', null]);
  });

  it('the board shows jobs, and what strangers wrote as text only', async () => {
    const { body } = await server.ask('GET /board');

    expect(body).toMatch(/<td>octocat<\/td>/);
  });

  it('the documentation has an entry for each route, and every reference in the OpenAPI document leads somewhere', async () => {
    const { body: document } = await server.ask('GET /openapi.json');
    const { body: page } = await server.ask('GET /docs');

    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect(references.size).toBeGreaterThan(10);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
    for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code>`);
    expect(document.paths['/api/v1/jobs/{id}'].get.responses['200'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Job' });
  });
});

describe('a request id', () => {
  it('is taken over where it is one, and made where it is not', async () => {
    expect((await server.ask('GET /health', { headers: { 'x-request-id': 'from-a-proxy' } })).headers.get('x-request-id')).toBe('from-a-proxy');
    expect((await server.ask('GET /health', { headers: { 'x-request-id': 'a b"' } })).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('leads to its lines in the log, which hold no query, header or body', async () => {
    await server.ask('GET /api/v1/jobs?cursor=secret-of-the-query', { headers: { 'x-request-id': 'find-me', 'x-github-token': 'secret-of-the-header', 'x-api-key': 'secret-of-the-key' } });
    await server.ask('POST /api/v1/scan', { body: { repo_url: 'https://user:secret-of-the-body@github.com/a/b' } });

    expect(server.logs()).toContain('"reqId":"find-me"');
    expect(server.logs()).not.toContain('secret-of-the');
  });
});
