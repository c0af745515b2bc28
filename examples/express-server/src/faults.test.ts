import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cuttableProxy, type CuttableProxy } from '../../../testing/cuttable-proxy.js';
import { externalService } from '../../../testing/external-service.js';
import { startTestServer, temporaryFolder, type TestServer } from './fixtures/test-server.js';
import { until } from './fixtures/until.js';

const scan = { body: { username: 'octocat' } };

/** An answer, and how long it took in milliseconds. */
async function timed<T>(work: Promise<T>): Promise<{ answer: T; ms: number }> {
  const begun = performance.now();
  return { answer: await work, ms: performance.now() - begun };
}

describe('a database that another process holds', () => {
  it.each([
    { file: 'scans.sqlite', request: 'POST /api/v1/scan', asked: scan, code: 'queue-unavailable', list: 'GET /api/v1/jobs', none: { total: 0 } },
    { file: 'server.sqlite', request: 'POST /api/v1/keys', asked: { body: { name: 'k', user_id: 'ada', scope: 'read' } }, code: 'store-unavailable', list: 'GET /api/v1/keys', none: { keys: [] } },
  ])('$file is 503 with Retry-After; nothing is written, now or later; and then it works', async ({ file, request, asked, code, list, none }) => {
    const server = await startTestServer({ WORKERS: '0' });
    await server.ask(list);
    const other = new Database(join(server.dataDir, file));
    other.exec('begin immediate');

    const { answer, ms } = await timed(server.ask(request, asked));
    other.exec('rollback');

    expect([answer.status, answer.body.code]).toEqual([503, code]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(ms).toBeLessThan(10_000);
    expect((await server.ask(list)).body).toMatchObject(none);
    expect([201, 202]).toContain((await server.ask(request, asked)).status);
    other.close();
  });
});

describe('a store that is damaged', () => {
  it('is a 500 that shows nothing of it, /ready says so, and the rest goes on', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'reposcan.sqlite'), 'Dear diary, '.repeat(1_000));
    const server = await startTestServer({ DATA_DIR: dataDir, WORKERS: '0' });

    const failed = await server.ask('GET /api/v1/users/ada/repositories');
    const ready = await server.ask('GET /ready');

    expect([failed.status, failed.body.code]).toEqual([500, 'store-failed']);
    expect(JSON.stringify([failed.body, ready.body])).not.toContain(dataDir);
    expect(ready.status).toBe(503);
    expect(ready.body.parts).toMatchObject({ store: { ok: false }, queue: { ok: true } });
    expect((await server.ask('POST /api/v1/scan', scan)).status).toBe(202);
    expect((await server.ask('GET /health')).status).toBe(200);
  });
});

it('a disk with less space than it should have makes the server not ready', async () => {
  const server = await startTestServer({ MIN_FREE_DISK_MB: '1000000', WORKERS: '0' });

  const { status, body } = await server.ask('GET /ready');

  expect([status, body.parts.disk.ok]).toEqual([503, false]);
});

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });

describe.skipIf(redis.url === null)(`a Redis that is away${redis.skip === false ? '' : ` (${redis.skip})`}`, () => {
  let proxy: CuttableProxy;
  let server: TestServer;

  beforeAll(async () => {
    proxy = await cuttableProxy(Number(new URL(redis.url ?? 'redis://127.0.0.1:6379').port));
    server = await startTestServer({ REDIS_URL: proxy.url, REDIS_PREFIX: `test-${process.pid}-${Date.now()}`, SCANS_PER_HOUR_ANONYMOUS: '1000' });
    expect((await server.ask('POST /api/v1/scan', { body: { username: 'before-the-fault' } })).status).toBe(202);
  });

  afterAll(async () => {
    proxy.mend();
    await server.close();
    await proxy.close();
  });

  const requests: [string, object][] = [['GET /api/v1/jobs', {}], ['GET /api/v1/jobs/some-id', {}], ['POST /api/v1/scan', scan], ['POST /api/v1/jobs/some-id/cancel', {}]];

  it('is a 503 with Retry-After within two seconds, and back without a restart', async () => {
    proxy.cut();
    for (const [request, asked] of requests) {
      const { answer, ms } = await timed(server.ask(request, asked));
      expect([request, answer.status, answer.body.code]).toEqual([request, 503, 'queue-unavailable']);
      expect(answer.headers.get('retry-after')).not.toBeNull();
      // Two seconds, and what this machine adds when it is busy.
      expect(ms).toBeLessThan(6_000);
    }
    const metrics = await server.ask('GET /metrics');
    expect([metrics.status, (await server.ask('GET /health')).status]).toEqual([200, 200]);

    proxy.mend();
    await until(async () => (await server.ask('GET /api/v1/jobs')).status === 200);
    await until(async () => (await server.ask('GET /ready')).body.parts.queue.ok === true);
    await until(async () => (await server.ask('POST /api/v1/scan', scan)).status === 202);
  });
});
