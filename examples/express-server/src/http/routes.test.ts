import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../fixtures/test-server.js';

/** Every endpoint that the issue names, and those beside them, with the scope that it needs. A new route belongs here. */
const table = [
  ['post', '/api/v1/scan/quick-scan', 'scan'],
  ['post', '/api/v1/scan', 'scan'],
  ['post', '/api/v1/summarize', 'scan'],
  ['get', '/api/v1/info/:task_id', 'read'],
  ['get', '/api/v1/jobs', 'read'],
  ['get', '/api/v1/jobs/:id', 'read'],
  ['get', '/api/v1/jobs/:id/results', 'read'],
  ['get', '/api/v1/jobs/:id/partial', 'read'],
  ['get', '/api/v1/jobs/:id/events', 'read'],
  ['post', '/api/v1/jobs/:id/cancel', 'scan'],
  ['post', '/api/v1/jobs/:id/retry', 'scan'],
  ['get', '/api/v1/users/:id/repositories', 'read'],
  ['get', '/api/v1/users/:id/summary', 'read'],
  ['get', '/api/v1/repositories/:id/report', 'read'],
  ['post', '/api/v1/webhooks', 'scan'],
  ['get', '/api/v1/webhooks', 'read'],
  ['get', '/api/v1/webhooks/:id', 'read'],
  ['delete', '/api/v1/webhooks/:id', 'scan'],
  ['post', '/api/v1/webhooks/:id/test', 'scan'],
  ['get', '/api/v1/webhooks/:id/deliveries', 'read'],
  ['post', '/api/v1/keys', 'admin'],
  ['get', '/api/v1/keys', 'admin'],
  ['delete', '/api/v1/keys/:id', 'admin'],
  ['get', '/metrics', 'read'],
  ['get', '/board', 'admin'],
  ['get', '/health', 'public'],
  ['get', '/ready', 'public'],
  ['get', '/openapi.json', 'public'],
  ['get', '/docs', 'public'],
  ['get', '/plain.css', 'public'],
  ['get', '/', 'public'],
  ['get', '/page/:name', 'public'],
] as const;

const guarded = table.flatMap(([method, path, scope]) => (scope === 'public' ? [] : [{ method, path, scope, request: `${method.toUpperCase()} ${path.replaceAll(/:\w+/g, 'some-id')}` }]));
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const password = 'a long password: with a colon, and ünïcödé';

let server: TestServer;
let keys: Record<'read' | 'scan' | 'admin', string>;
let revoked: string;
const owner = { authorization: basic(`owner:${password}`) };

beforeAll(async () => {
  server = await startTestServer({ BASIC_USER: 'owner', BASIC_PASSWORD: password });
  const make = async (scope: string) => (await server.ask('POST /api/v1/keys', { headers: owner, body: { name: scope, user_id: 'ada', scope } })).body;
  keys = { read: (await make('read')).key, scan: (await make('scan')).key, admin: (await make('admin')).key };
  const gone = await make('admin');
  await server.ask(`DELETE /api/v1/keys/${gone.id}`, { headers: owner });
  revoked = gone.key;
});

it('the router, the documentation and this table have the same routes', async () => {
  const { paths } = (await server.ask('GET /openapi.json')).body as { paths: Record<string, Record<string, { 'x-scope'?: string }>> };
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method, path.replaceAll(/\{(\w+)\}/g, ':$1'), operation['x-scope'] ?? 'public'].join(' ')),
  );

  expect(documented.sort()).toEqual(table.map((row) => row.join(' ')).sort());
});

describe('credentials', () => {
  const wrong: [string, () => Record<string, string>][] = [
    ['no credentials', () => ({})],
    ['an unknown key', () => ({ authorization: `Bearer rsk_${'a'.repeat(16)}_${'b'.repeat(43)}` })],
    ['the id of a key with another secret', () => ({ authorization: `Bearer ${keys.admin.slice(0, -43)}${'b'.repeat(43)}` })],
    ['a revoked key', () => ({ 'x-api-key': revoked })],
    ['an empty key', () => ({ 'x-api-key': '' })],
    ['two kinds at once', () => ({ ...owner, 'x-api-key': keys.admin })],
    ['a wrong password', () => ({ authorization: basic('owner:wrong') })],
    ['a password that is cut at its colon', () => ({ authorization: basic('owner:a long password') })],
    ['another user', () => ({ authorization: basic(`Owner:${password}`) })],
    ['no colon', () => ({ authorization: basic('owner') })],
    ['no base64', () => ({ authorization: 'Basic {}' })],
    ['another scheme', () => ({ authorization: 'Digest username="owner"' })],
    ['a key of 10,000 characters', () => ({ 'x-api-key': 'k'.repeat(10_000) })],
  ];
  it.each(wrong)('%s: every guarded route answers 401', async (_, headers) => {
    const answers = await Promise.all(guarded.map(({ request }) => server.ask(request, { headers: headers() })));

    expect(answers.map(({ status }) => status)).toEqual(guarded.map(() => 401));
    for (const { body, headers: sent } of answers) {
      expect(body).toMatchObject({ status: 401, code: 'not-authenticated' });
      expect(sent.get('www-authenticate')).toMatch(/Bearer.*Basic/);
    }
  });

  it('of a lower scope: every route above it answers 403, and none changes anything', async () => {
    const order = ['read', 'scan', 'admin'] as const;
    for (const scope of order) {
      const above = guarded.filter((route) => order.indexOf(route.scope) > order.indexOf(scope));
      const answers = await Promise.all(above.map(({ request }) => server.ask(request, { headers: { authorization: `Bearer ${keys[scope]}` } })));

      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(above.map(() => [403, 'scope-missing']));
    }
  });

  it('of the right scope, by either header, open every guarded route', async () => {
    for (const headers of [owner, { authorization: `Bearer ${keys.admin}` }, { 'x-api-key': keys.admin }]) {
      const answers = await Promise.all(guarded.map(({ request }) => server.ask(request, { headers })));

      expect(answers.map(({ status }) => status).filter((status) => status === 401 || status === 403)).toEqual([]);
    }
  });

  it('that are wrong are refused on public routes too, and in a URL they are none', async () => {
    expect((await server.ask('GET /health', { headers: { 'x-api-key': 'wrong' } })).status).toBe(401);
    expect((await server.ask('GET /health')).status).toBe(200);
    expect((await server.ask(`GET /api/v1/jobs?api_key=${keys.admin}`)).status).toBe(401);
    expect((await server.ask(`GET /api/v1/jobs?api_key=${keys.admin}`, { headers: owner })).body.code).toBe('invalid-query');
  });

  it('are in no log, and in no file', () => {
    const written = server.logs() + readdirSync(server.dataDir).filter((name) => /sqlite/.test(name)).map((name) => readFileSync(join(server.dataDir, name), 'latin1')).join('');

    for (const secret of [...Object.values(keys), revoked, password, owner.authorization.slice(6)]) expect(written.includes(secret.slice(-30))).toBe(false);
    expect(server.logs()).toContain('request completed');
  });
});

describe('a parameter of a path', () => {
  const traversals = ['..%2f..%2fetc%2fpasswd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%5c..%5cwindows', '%2fetc%2fpasswd', 'a%00.json', '%252e%252e%252f', 'x%0d%0aSet-Cookie:a=b', '__proto__', 'constructor', '%F0%9F%92%A9', '*', "'%20or%201=1--", 'a'.repeat(3_000)];

  it.each(traversals)('never leads to a file: %.40s', async (value) => {
    for (const { method, path } of guarded.filter((route) => route.path.includes(':'))) {
      const { status, body, headers } = await server.ask(`${method.toUpperCase()} ${path.replaceAll(/:\w+/g, value)}`, { headers: owner });

      if (path.includes('/users/') && status === 200) expect(body.repositories).toEqual([]);
      else expect([400, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain('root:');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it.each(['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/docs/..%2f..%2fpackage.json', '/api/v1/jobs/%', '/.env', '/data/server.sqlite', '/API/V1/JOBS'])('nor does the path %s', async (path) => {
    const { status, body } = await server.ask(`GET ${path}`, { headers: owner });

    expect([400, 404]).toContain(status);
    expect(body.code).toMatch(/not-found|malformed-request/);
  });
});

it('a method that an address does not take is answered with those that it takes', async () => {
  const { status, headers, body } = await server.ask('PUT /api/v1/webhooks', { headers: owner });

  expect([status, headers.get('allow'), body.code]).toEqual([405, 'POST, GET', 'method-not-allowed']);
});
