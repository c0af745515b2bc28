import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Webhook as Verifier } from 'standardwebhooks';
import { demoLogin } from '../demo/account/account-fixture.js';
import { createDemoWorld, type DemoWorld } from '../demo/demo-world.js';
import { startReceiver, type Receiver } from '../fixtures/receiver.js';
import { startTestServer, temporaryFolder, type TestServer } from '../fixtures/test-server.js';
import { demoVariables } from '../demo/demo-variables.js';
import { until } from '../fixtures/until.js';

let world: DemoWorld;
let receiver: Receiver;
let servers: TestServer[];

beforeAll(async () => {
  world = await createDemoWorld({ beforeGit: async () => {} });
  receiver = await startReceiver();
  const variables = { ...demoVariables(world), URL_PORTS: `${world.port},${receiver.port}`, DATA_DIR: temporaryFolder() };
  servers = [await startTestServer(variables), await startTestServer(variables)];
});

afterAll(async () => {
  for (const server of servers) await server.close();
  await receiver.close();
  await world.close();
});

describe('a webhook', () => {
  it('is told once about each scan of its user that ends, whichever of two processes ran it', async () => {
    const [first, second] = servers as [TestServer, TestServer];
    const { body: webhook } = await first.ask('POST /api/v1/webhooks', { body: { url: receiver.url } });
    const jobs = await Promise.all([
      first.ask('POST /api/v1/scan', { body: { username: demoLogin, deep: false } }),
      second.ask('POST /api/v1/scan', { body: { repo_url: world.url('keelson') } }),
      second.ask('POST /api/v1/scan', { body: { repo_url: world.url('none'), user_id: 'somebody-else' } }),
    ]);
    const ids = jobs.map(({ body }) => body.job_id as string);
    for (const id of ids) await first.ended(id);
    await until(() => receiver.received.length >= 2);
    await until(async () => (await first.ask(`GET /api/v1/webhooks/${webhook.id}/deliveries`)).body.deliveries.every(({ state }: { state: string }) => state === 'delivered'));

    const messages = receiver.received.map(({ headers, body }) => new Verifier(webhook.secret).verify(body, headers as Record<string, string>) as { type: string; data: { job_id: string } });
    expect(messages.map(({ type, data }) => `${type} ${data.job_id}`).toSorted()).toEqual(ids.slice(0, 2).map((id) => `scan.completed ${id}`).toSorted());
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('is tested on demand, listed without its secret, and removed with its deliveries', async () => {
    const [server] = servers as [TestServer];
    receiver.received.length = 0;
    const { body: webhook, status } = await server.ask('POST /api/v1/webhooks', { body: { url: receiver.url, events: ['scan.failed'] } });

    const tested = await server.ask(`POST /api/v1/webhooks/${webhook.id}/test`);
    await until(() => receiver.received.length === 1);
    const listed = await server.ask('GET /api/v1/webhooks');
    const removed = await server.ask(`DELETE /api/v1/webhooks/${webhook.id}`);

    expect([status, tested.status, removed.status]).toEqual([201, 202, 204]);
    expect(receiver.received[0]?.headers['webhook-id']).toBe(tested.body.delivery_id);
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
    expect((await server.ask(`GET /api/v1/webhooks/${webhook.id}/deliveries`)).status).toBe(404);
    for (const each of servers) expect(each.logs()).not.toContain('whsec_');
  });
});
