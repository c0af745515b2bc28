import { describe, expect, it } from 'vitest';
import { externalService } from '../../../../testing/external-service.js';
import { startTestServer, temporaryFolder } from '../fixtures/test-server.js';

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });

const scan = (n: number, headers = {}): [string, object] => ['POST /api/v1/scan', { body: { username: `octocat-${n}` }, headers }];

describe('the limit of scans', () => {
  it('is five an hour without credentials; the sixth is a problem that says when to come back', async () => {
    const server = await startTestServer({ SCANS_PER_HOUR_ANONYMOUS: '', WORKERS: '0' });

    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await server.ask(...scan(n)));

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429]);
    const last = answers[5];
    expect(last?.headers.get('content-type')).toMatch('application/problem+json');
    expect(last?.body).toMatchObject({ status: 429, code: 'too-many-scans' });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/scans.*r=4/);
    expect((await server.ask('GET /api/v1/jobs')).status).toBe(200);
  });

  it('does not count what was refused', async () => {
    const server = await startTestServer({ SCANS_PER_HOUR_ANONYMOUS: '1', WORKERS: '0' });

    for (let n = 0; n < 3; n += 1) expect((await server.ask('POST /api/v1/scan', { body: { repo_url: 'https://127.0.0.1/a' } })).status).toBe(422);

    expect((await server.ask(...scan(1))).status).toBe(202);
    expect((await server.ask(...scan(2))).status).toBe(429);
  });

  it('is one of each key, whatever its address says', async () => {
    const server = await startTestServer({ SCANS_PER_HOUR: '1', WORKERS: '0', BASIC_USER: 'owner', BASIC_PASSWORD: 'correct horse battery' });
    const owner = { authorization: `Basic ${Buffer.from('owner:correct horse battery').toString('base64')}` };
    const keys = await Promise.all(['ada', 'bob'].map(async (user_id) => (await server.ask('POST /api/v1/keys', { headers: owner, body: { name: 'k', user_id, scope: 'scan' } })).body.key as string));

    for (const key of keys) {
      expect((await server.ask(...scan(1, { 'x-api-key': key }))).status).toBe(202);
      expect((await server.ask(...scan(2, { 'x-api-key': key, 'x-forwarded-for': '203.0.113.9' }))).status).toBe(429);
    }
  });

  it.each([
    { TRUST_PROXY: 'false', statuses: [202, 429] },
    { TRUST_PROXY: '1', statuses: [202, 202] },
  ])('with TRUST_PROXY=$TRUST_PROXY takes an address from a header as $statuses', async ({ TRUST_PROXY, statuses }) => {
    const server = await startTestServer({ SCANS_PER_HOUR_ANONYMOUS: '1', WORKERS: '0', TRUST_PROXY });

    const answers = [await server.ask(...scan(1, { 'x-forwarded-for': '203.0.113.1' })), await server.ask(...scan(2, { 'x-forwarded-for': '203.0.113.2' }))];

    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it.skipIf(redis.url === null)(`is shared by servers on one Redis${redis.skip === false ? '' : ` (${redis.skip})`}`, async () => {
    const shared = { REDIS_URL: redis.url ?? '', REDIS_PREFIX: `test-${process.pid}-${Date.now()}`, SCANS_PER_HOUR_ANONYMOUS: '3', WORKERS: '0' };
    const servers = await Promise.all([1, 2].map(() => startTestServer({ ...shared, DATA_DIR: temporaryFolder() })));

    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await servers[n % 2]?.ask(...scan(n)))?.status);

    expect(statuses).toEqual([202, 202, 202, 429]);
  });
});
