import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../fixtures/test-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ WORKERS: '0' });
});

const json = { 'content-type': 'application/json' };
const scan = (body: unknown): [string, object] => ['POST /api/v1/scan', { body }];
const quick = (body: unknown): [string, object] => ['POST /api/v1/scan/quick-scan', { body }];

/** What is asked, and the status and code of the answer. */
const table: [string, [string, object], number, string][] = [
  ['no body', ['POST /api/v1/scan', {}], 415, 'not-json'],
  ['an empty body', scan(''), 422, 'invalid-body'],
  ['half a body', scan('{"repo_url":'), 400, 'not-json'],
  ['a text', scan('"https://github.com/a/b"'), 400, 'not-json'],
  ['a number', scan('1'), 400, 'not-json'],
  ['null', scan('null'), 400, 'not-json'],
  ['a list', scan([]), 422, 'invalid-body'],
  ['NaN', scan('{"repo_url":NaN}'), 400, 'not-json'],
  ['a trailing comma', scan('{"a":1,}'), 400, 'not-json'],
  ['single quotes', scan("{'repo_url':'x'}"), 400, 'not-json'],
  ['a comment', scan('{/* */}'), 400, 'not-json'],
  ['an unknown member', scan({ repo_url: 'https://github.com/a/b', admin: true }), 422, 'invalid-body'],
  ['a member __proto__', scan('{"repo_url":"https://github.com/a/b","__proto__":{"admin":true}}'), 422, 'invalid-body'],
  ['a member constructor', scan('{"constructor":{"prototype":{"x":1}},"repo_url":"https://github.com/a/b"}'), 422, 'invalid-body'],
  ['no target', scan({}), 422, 'invalid-body'],
  ['two targets', scan({ repo_url: 'https://github.com/a/b', username: 'a' }), 422, 'invalid-body'],
  ['a URL that is a number', scan({ repo_url: 1 }), 422, 'invalid-body'],
  ['a URL that is null', scan({ repo_url: null }), 422, 'invalid-body'],
  ['a URL that is a list', scan({ repo_url: ['https://github.com/a/b'] }), 422, 'invalid-body'],
  ['a ref that is empty', scan({ repo_url: 'https://github.com/a/b', ref: '' }), 422, 'invalid-body'],
  ['a ref of 300 characters', scan({ repo_url: 'https://github.com/a/b', ref: 'r'.repeat(300) }), 422, 'invalid-body'],
  ['a flag that is a text', scan({ repo_url: 'https://github.com/a/b', refresh: 'true' }), 422, 'invalid-body'],
  ['a user with a slash', scan({ repo_url: 'https://github.com/a/b', user_id: '../ada' }), 422, 'invalid-body'],
  ['a folder where none is configured', scan({ path: '/etc' }), 422, 'path-refused'],
  ['a folder with NUL', scan({ path: '/etc\0' }), 422, 'path-refused'],
  ['a login with spaces', quick({ username: 'a b' }), 422, 'invalid-body'],
  ['a login with an at sign', quick({ username: '@octocat' }), 422, 'invalid-body'],
  ['a login that is empty', quick({ username: '' }), 422, 'invalid-body'],
  ['a login of 60 characters', quick({ username: 'a'.repeat(60) }), 422, 'invalid-body'],
  ['a login with letters that look like others', quick({ username: 'оctocat' }), 422, 'invalid-body'],
  ['a store that is no flag', quick({ username: 'a', store: 'yes' }), 422, 'invalid-body'],
  ['a form', ['POST /api/v1/scan', { body: 'repo_url=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }], 415, 'not-json'],
  ['a text that calls itself plain', ['POST /api/v1/scan', { body: '{}', headers: { 'content-type': 'text/plain' } }], 415, 'not-json'],
  ['JSON that calls itself a form with parts', ['POST /api/v1/scan', { body: '{}', headers: { 'content-type': 'multipart/form-data; boundary=x' } }], 415, 'not-json'],
  ['JSON in another encoding', ['POST /api/v1/scan', { body: '{}', headers: { 'content-type': 'application/json; charset=latin1' } }], 415, 'encoding-unsupported'],
  ['100 kB and one', scan(JSON.stringify({ repo_url: 'x'.repeat(101 * 1_024) })), 413, 'body-too-large'],
  ['brackets 20,000 deep', scan(`{"repo_url":${'['.repeat(20_000)}${']'.repeat(20_000)}}`), 422, 'invalid-body'],
  ['an Idempotency-Key with a space', ['POST /api/v1/scan', { body: { repo_url: 'https://github.com/a/b' }, headers: { 'idempotency-key': 'a b' } }], 400, 'invalid-idempotency-key'],
  ['an Idempotency-Key of 300 characters', ['POST /api/v1/scan', { body: { repo_url: 'https://github.com/a/b' }, headers: { 'idempotency-key': 'a'.repeat(300) } }], 400, 'invalid-idempotency-key'],
  ['a token for a job', ['POST /api/v1/scan', { body: { repo_url: 'https://github.com/a/b' }, headers: { 'x-github-token': 'gho_x' } }], 422, 'token-in-job'],
  ['a token with a space', ['POST /api/v1/scan/quick-scan', { body: { username: 'a' }, headers: { 'x-github-token': 'a b' } }], 400, 'invalid-token'],
  ['a token in the URL', ['POST /api/v1/scan/quick-scan?token=gho_x', { body: { username: 'a' } }], 400, 'invalid-query'],
  ['page 0', ['GET /api/v1/jobs?page=0', {}], 400, 'invalid-query'],
  ['page -1', ['GET /api/v1/jobs?page=-1', {}], 400, 'invalid-query'],
  ['page 1e3', ['GET /api/v1/jobs?page=1e3', {}], 400, 'invalid-query'],
  ['per_page 101', ['GET /api/v1/jobs?per_page=101', {}], 400, 'invalid-query'],
  ['page and cursor', ['GET /api/v1/jobs?page=1&cursor=x', {}], 400, 'invalid-query'],
  ['a cursor that nobody gave', ['GET /api/v1/jobs?cursor=AAAA', {}], 400, 'invalid-cursor'],
  ['a cursor of a listing of repositories that nobody gave', ['GET /api/v1/users/ada/repositories?cursor=AAAA', {}], 400, 'invalid-cursor'],
  ['an unknown status', ['GET /api/v1/jobs?status=done', {}], 400, 'invalid-query'],
  ['a status twice', ['GET /api/v1/jobs?status=failed&status=active', {}], 400, 'invalid-query'],
  ['an object in a query', ['GET /api/v1/jobs?status[$ne]=failed', {}], 400, 'invalid-query'],
  ['an unknown sort', ['GET /api/v1/jobs?sort=payload', {}], 400, 'invalid-query'],
  ['an unknown parameter', ['GET /api/v1/jobs?limit=5', {}], 400, 'invalid-query'],
  ['an unknown category', ['GET /api/v1/users/ada/repositories?category=best', {}], 400, 'invalid-query'],
  ['webhook events that are none', ['POST /api/v1/webhooks', { body: { url: 'https://example.com/', events: [] } }], 422, 'invalid-body'],
  ['an unknown webhook event', ['POST /api/v1/webhooks', { body: { url: 'https://example.com/', events: ['scan.*'] } }], 422, 'invalid-body'],
  ['a key without a scope', ['POST /api/v1/keys', { body: { name: 'a', user_id: 'a' } }], 422, 'invalid-body'],
  ['a key with a scope of its own', ['POST /api/v1/keys', { body: { name: 'a', user_id: 'a', scope: 'root' } }], 422, 'invalid-body'],
];

describe('a malformed request', () => {
  it.each(table)('%s is refused as a problem', async (_, [request, asked], status, code) => {
    const answer = await server.ask(request, asked);

    expect([answer.status, answer.body.code, answer.headers.get('content-type')]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|\/tmp\//);
  });

  it('leaves nothing behind', async () => {
    expect((await server.ask('GET /api/v1/jobs')).body.total).toBe(0);
    expect((await server.ask('GET /api/v1/keys')).body.keys).toEqual([]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('a request that a fetch cannot make', () => {
  it('with a compressed body is refused unread', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 ** 2));
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${server.url}/api/v1/scan`, { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' } }, (response) => resolve(response.resume().statusCode));
      sent.on('error', reject).end(bomb);
    });

    expect(status).toBe(415);
  });

  it.each([
    ['a header of 20 kB', `GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1.1 431/],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n', /^HTTP\/1.1 400/],
    ['a folded header', 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\r\n\tb\0\r\n\r\n', /^HTTP\/1.1 400/],
    ['two lengths', 'POST /api/v1/scan HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', /^HTTP\/1.1 400/],
    ['a length and chunks', 'POST /api/v1/scan HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', /^HTTP\/1.1 400/],
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1.1 400/],
    ['a stranger’s host name', 'GET /api/v1/jobs HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 421/],
  ])('%s', async (_, text, answer) => {
    const { port } = new URL(server.url);
    const received = await new Promise<string>((resolve) => {
      let all = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => {
        all += String(chunk);
        socket.end();
      });
      socket.on('error', () => {}).on('close', () => resolve(all));
    });

    expect(received).toMatch(answer);
  });

  it.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of another origin', { origin: 'https://attacker.example' }],
    ['of no origin', { origin: 'null' }],
  ])('a page %s may not steer jobs', async (_, headers) => {
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${server.url}/api/v1/jobs/some/cancel`, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
    });

    expect(status).toBe(403);
  });
});
