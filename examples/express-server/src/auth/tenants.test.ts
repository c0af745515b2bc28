import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogin } from '../demo/account/account-fixture.js';
import { createDemoWorld, type DemoWorld } from '../demo/demo-world.js';
import { startTestServer, type TestServer } from '../fixtures/test-server.js';
import { demoVariables } from '../demo/demo-variables.js';

let world: DemoWorld;
let server: TestServer;
let ada: { authorization: string };
let bob: { authorization: string };
let job: string;
let webhook: string;
const owner = { authorization: `Basic ${Buffer.from('owner:correct horse battery').toString('base64')}` };

beforeAll(async () => {
  world = await createDemoWorld({ beforeGit: async () => {} });
  server = await startTestServer({ ...demoVariables(world), BASIC_USER: 'owner', BASIC_PASSWORD: 'correct horse battery' });
  const keyOf = async (user: string) => {
    const { body } = await server.ask('POST /api/v1/keys', { headers: owner, body: { name: user, user_id: user, scope: 'scan' } });
    return { authorization: `Bearer ${body.key}` };
  };
  [ada, bob] = [await keyOf('ada'), await keyOf('bob')];
  await server.ask('POST /api/v1/scan/quick-scan', { headers: ada, body: { username: demoLogin } });
  job = (await server.ask('POST /api/v1/scan', { headers: ada, body: { repo_url: world.url('keelson') } })).body.job_id;
  await server.ended(job, { headers: ada });
  webhook = (await server.ask('POST /api/v1/webhooks', { headers: ada, body: { url: `${world.origin}/hook` } })).body.id;
});

afterAll(async () => {
  await server.close();
  await world.close();
});

describe("another user's data", () => {
  const requests = (): string[] => [
    `GET /api/v1/jobs/${job}`,
    `GET /api/v1/jobs/${job}/results`,
    `GET /api/v1/jobs/${job}/partial`,
    `GET /api/v1/jobs/${job}/events`,
    `POST /api/v1/jobs/${job}/cancel`,
    `POST /api/v1/jobs/${job}/retry`,
    `GET /api/v1/info/${job}`,
    `GET /api/v1/repositories/${job}/report`,
    `GET /api/v1/repositories/${job}/report?user_id=ada`,
    'GET /api/v1/users/ada/repositories',
    'GET /api/v1/users/ada/summary',
    'GET /api/v1/jobs?user_id=ada',
    `GET /api/v1/webhooks/${webhook}`,
    `GET /api/v1/webhooks/${webhook}/deliveries`,
    `POST /api/v1/webhooks/${webhook}/test`,
    `DELETE /api/v1/webhooks/${webhook}`,
  ];

  it('is 404, in the words for what never was', async () => {
    for (const request of requests()) {
      const [others, none] = await Promise.all([server.ask(request, { headers: bob }), server.ask(request.replace(job, 'none').replace(webhook, 'none').replace('ada', 'eve'), { headers: bob })]);

      expect([request, others.status]).toEqual([request, 404]);
      expect({ ...others.body, request_id: '' }).toEqual({ ...none.body, request_id: '' });
    }
  });

  it('is in no list', async () => {
    expect((await server.ask('GET /api/v1/jobs', { headers: bob })).body).toMatchObject({ jobs: [], total: 0 });
    expect((await server.ask('GET /api/v1/jobs?cursor=', { headers: bob })).body.jobs).toEqual([]);
    expect((await server.ask('GET /api/v1/webhooks', { headers: bob })).body.webhooks).toEqual([]);
    expect((await server.ask('GET /api/v1/users/bob/repositories', { headers: bob })).body.repositories).toEqual([]);
  });

  it('cannot be written', async () => {
    for (const request of ['POST /api/v1/scan/quick-scan', 'POST /api/v1/scan']) {
      const { status, body } = await server.ask(request, { headers: bob, body: { username: demoLogin, user_id: 'ada' } });
      expect([status, body.code]).toEqual([403, 'other-user']);
    }
    expect((await server.ask('POST /api/v1/webhooks', { headers: bob, body: { url: `${world.origin}/hook`, user_id: 'ada' } })).body.code).toBe('other-user');
  });

  it('is still there for its user, and for the owner', async () => {
    for (const headers of [ada, owner]) {
      expect((await server.ask(`GET /api/v1/jobs/${job}`, { headers })).status).toBe(200);
      expect((await server.ask('GET /api/v1/jobs', { headers })).body.total).toBe(1);
      expect((await server.ask(`GET /api/v1/repositories/${job}/report?user_id=ada`, { headers })).status).toBe(200);
      expect((await server.ask('GET /api/v1/users/ada/summary', { headers })).status).toBe(200);
      expect((await server.ask(`GET /api/v1/webhooks/${webhook}`, { headers })).status).toBe(200);
    }
  });

  it('is scanned apart: the same repository is another job', async () => {
    const { body } = await server.ask('POST /api/v1/scan', { headers: bob, body: { repo_url: world.url('keelson') } });

    expect(body).toMatchObject({ created: true });
    expect(body.job_id).not.toBe(job);
    await server.ended(body.job_id, { headers: bob });
  });
});

describe('a key', () => {
  it('is listed without itself, and ends with its revocation', async () => {
    const made = (await server.ask('POST /api/v1/keys', { headers: owner, body: { name: 'for a while', user_id: 'carol', scope: 'read' } })).body;
    const headers = { 'x-api-key': made.key as string };
    const before = (await server.ask('GET /api/v1/jobs', { headers })).status;
    const revoked = await server.ask(`DELETE /api/v1/keys/${made.id}`, { headers: owner });
    const after = (await server.ask('GET /api/v1/jobs', { headers })).status;
    const { keys } = (await server.ask('GET /api/v1/keys', { headers: owner })).body;

    expect([before, revoked.status, after]).toEqual([200, 204, 401]);
    expect(keys.find(({ id }: { id: string }) => id === made.id)).toMatchObject({ name: 'for a while', user_id: 'carol', scope: 'read', revoked_at: expect.any(String) });
    expect(JSON.stringify(keys)).not.toContain(made.key);
    expect((await server.ask('DELETE /api/v1/keys/none', { headers: owner })).status).toBe(404);
  });
});

it('a server that others can reach does not start without credentials', async () => {
  await expect(startTestServer({ HOST: '0.0.0.0' })).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringContaining('BASIC_USER') });
});
