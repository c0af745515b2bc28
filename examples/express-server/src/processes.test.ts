import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { externalService } from '../../../testing/external-service.js';
import { createDemoWorld, type DemoWorld } from './demo/demo-world.js';
import { readEvents } from './fixtures/event-reader.js';
import { startProcess, type ServerProcess } from './fixtures/server-process.js';
import { startTestServer, temporaryFolder } from './fixtures/test-server.js';
import { demoVariables } from './demo/demo-variables.js';
import { until } from './fixtures/until.js';

let world: DemoWorld;
/** Whether git answers; while it does not, scans stay where they are. */
let gitAnswers = true;
const processes: ServerProcess[] = [];

async function start(...args: Parameters<typeof startProcess>): Promise<ServerProcess> {
  const started = await startProcess(...args);
  processes.push(started);
  return started;
}

beforeAll(async () => {
  world = await createDemoWorld({
    beforeGit: async (_, signal) => {
      while (!gitAnswers && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
    },
  });
});

afterEach(async () => {
  gitAnswers = true;
  for (const each of processes.splice(0)) await each.end('SIGKILL');
});

afterAll(() => world.close());

const redis = await externalService({ variable: 'REDIS_URL', fallback: 'redis://127.0.0.1:6379', environment: process.env });
const repositories = ['keelson', 'tidepool', 'chartroom', 'driftlog', 'sextant'];

/** What a scan that was killed or cancelled would leave. */
function leftBehind(dataDir: string): string[] {
  const making = join(dataDir, 'clones', 'making');
  return existsSync(making) ? readdirSync(making) : [];
}

describe.each([
  { on: 'one SQLite file', workers: 2, variables: {} as Record<string, string>, skip: false as string | false },
  { on: 'one Redis', workers: 3, variables: { REDIS_URL: redis.url ?? '', REDIS_PREFIX: `test-${process.pid}-${Date.now()}` }, skip: redis.skip },
])('several processes on $on', ({ workers, variables, skip }) => {
  it.skipIf(skip !== false)(`${workers} workers run each job once, and all see the same${skip === false ? '' : ` (${skip})`}`, async () => {
    const shared = { ...demoVariables(world), ...variables, DATA_DIR: temporaryFolder() };
    const server = await startTestServer({ ...shared, WORKERS: '0' });
    await Promise.all(Array.from({ length: workers }, () => start('worker', { ...shared, WORKERS: '2' })));

    const jobs = await Promise.all(repositories.map(async (name) => (await server.ask('POST /api/v1/scan', { body: { repo_url: world.url(name) } })).body.job_id as string));
    const streams = await Promise.all(jobs.map((id) => readEvents(`${server.url}/api/v1/jobs/${id}/events`)));
    const ended = await Promise.all(jobs.map((id) => server.ended(id)));

    expect(ended.map(({ status, attempts }) => [status, attempts])).toEqual(jobs.map(() => ['completed', 1]));
    for (const [index, { events }] of streams.entries()) {
      const partials = events.filter(({ event }) => event === 'partial').map(({ data }) => data.seq);
      expect(partials).toEqual(Array.from({ length: ended[index].partials }, (_, n) => n + 1));
      expect(events.filter(({ event }) => event === 'end')).toHaveLength(1);
    }
    for (const id of jobs) expect((await server.ask(`GET /api/v1/repositories/${id}/report`)).status).toBe(200);
    expect(leftBehind(shared.DATA_DIR)).toEqual([]);
  });
});

describe('a worker', () => {
  it('that is killed in the middle of a scan loses nothing: another one finishes it, and nothing is left of the first try', async () => {
    const shared = { ...demoVariables(world), DATA_DIR: temporaryFolder(), LEASE_SECONDS: '2' };
    const server = await startTestServer({ ...shared, WORKERS: '0' });
    const first = await start('worker', shared);
    gitAnswers = false;
    const id = (await server.ask('POST /api/v1/scan', { body: { repo_url: world.url('keelson') } })).body.job_id as string;
    await until(async () => (await server.ask(`GET /api/v1/jobs/${id}`)).body.progress?.stage !== undefined);

    await first.end('SIGKILL');
    gitAnswers = true;
    await start('worker', shared);
    const job = await server.ended(id);

    expect(job).toMatchObject({ status: 'completed', attempts: 2 });
    expect((await server.ask(`GET /api/v1/repositories/${id}/report`)).body.id).toBe(id);
    expect(leftBehind(shared.DATA_DIR)).toEqual([]);
  });

  it('hears of a cancel that another process asked for, and leaves nothing', async () => {
    const shared = { ...demoVariables(world), DATA_DIR: temporaryFolder() };
    const server = await startTestServer({ ...shared, WORKERS: '0' });
    await start('worker', shared);
    gitAnswers = false;
    const id = (await server.ask('POST /api/v1/scan', { body: { repo_url: world.url('keelson') } })).body.job_id as string;
    await until(async () => (await server.ask(`GET /api/v1/jobs/${id}`)).body.progress?.stage !== undefined);

    const answer = await server.ask(`POST /api/v1/jobs/${id}/cancel`);
    const job = await server.ended(id);

    expect([answer.status, answer.body.status]).toEqual([202, 'cancelling']);
    expect(job.status).toBe('cancelled');
    expect(leftBehind(shared.DATA_DIR)).toEqual([]);
  });
});

describe('a server that gets SIGTERM', () => {
  it('ends its event streams with the reason, gives the running job back at no cost, and ends in its grace time', async () => {
    const shared = { ...demoVariables(world), DATA_DIR: temporaryFolder(), GRACE_SECONDS: '5' };
    const server = await start('main', shared);
    gitAnswers = false;
    const post = await fetch(`${server.url}/api/v1/scan`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ repo_url: world.url('keelson') }) });
    const { job_id: id } = (await post.json()) as { job_id: string };
    const streams = Promise.all(Array.from({ length: 20 }, () => readEvents(`${server.url}/api/v1/jobs/${id}/events`)));
    await until(async () => ((await (await fetch(`${server.url}/api/v1/jobs/${id}`)).json()) as { progress: unknown }).progress !== null);

    const code = await server.end('SIGTERM');
    const ends = (await streams).map(({ events }) => events.filter(({ event }) => event === 'end').map(({ data }) => data.reason));
    const after = await startTestServer({ ...shared, WORKERS: '0' });

    expect(code).toBe(0);
    expect(ends).toEqual(Array.from({ length: 20 }, () => ['shutdown']));
    expect((await after.ask(`GET /api/v1/jobs/${id}`)).body).toMatchObject({ status: 'waiting', attempts: 0 });
    expect(leftBehind(shared.DATA_DIR)).toEqual([]);
  });

  it('does not start with a variable that cannot be used: it names it', async () => {
    await expect(startProcess('main', { DATA_DIR: temporaryFolder(), PORT: 'http' })).rejects.toThrow(/ended with 1[^]*PORT cannot be used\. Allowed: a whole number from 0 to 65535/);
  });
});
