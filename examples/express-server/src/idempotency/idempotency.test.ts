import { describe, expect, it } from 'vitest';
import { startTestServer, temporaryFolder } from '../fixtures/test-server.js';

const body = { username: 'octocat' };
const key = (value: string) => ({ 'idempotency-key': value });

describe('a request with an Idempotency-Key', () => {
  it('that is repeated gets the first answer, also when its job is over, and makes no second job', async () => {
    const server = await startTestServer({ WORKERS: '0' });

    const first = await server.ask('POST /api/v1/scan', { body, headers: key('one') });
    await server.ask(`POST /api/v1/jobs/${first.body.job_id}/cancel`);
    const second = await server.ask('POST /api/v1/scan', { body, headers: key('one') });
    const other = await server.ask('POST /api/v1/scan', { body, headers: key('two') });

    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(other.body.job_id).not.toBe(first.body.job_id);
    expect((await server.ask('GET /api/v1/jobs')).body.total).toBe(2);
  });

  it('for something else is refused', async () => {
    const server = await startTestServer({ WORKERS: '0' });
    await server.ask('POST /api/v1/scan', { body, headers: key('one') });

    const other = await server.ask('POST /api/v1/scan', { body: { username: 'hubot' }, headers: key('one') });

    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('that failed is not held against its repeat', async () => {
    const server = await startTestServer({ WORKERS: '0' });

    const refused = await server.ask('POST /api/v1/scan', { body: { repo_url: 'https://127.0.0.1/x' }, headers: key('one') });
    const again = await server.ask('POST /api/v1/scan', { body, headers: key('one') });

    expect([refused.status, again.status]).toEqual([422, 202]);
  });

  it('that comes twenty times at once, to two processes, makes one job', async () => {
    const shared = { WORKERS: '0', DATA_DIR: temporaryFolder() };
    const servers = [await startTestServer(shared), await startTestServer(shared)];

    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => servers[n % 2]?.ask('POST /api/v1/scan', { body, headers: key('one') })));

    const ids = answers.flatMap((answer) => (answer?.status === 202 ? [answer.body.job_id] : []));
    expect(new Set(ids).size).toBe(1);
    for (const answer of answers) expect([202, 409]).toContain(answer?.status);
    expect((await servers[0]?.ask('GET /api/v1/jobs'))?.body.total).toBe(1);
  });
});
