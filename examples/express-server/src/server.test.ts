import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDemoWorld, type DemoWorld } from './demo/demo-world.js';
import { readEvents } from './fixtures/event-reader.js';
import { startTestServer, type TestServer } from './fixtures/test-server.js';
import { demoVariables } from './demo/demo-variables.js';
import { jobSchema } from './jobs/job-schema.js';
import { reportSchema } from './repositories/report-schema.js';
import { accountScanSchema, scanSummarySchema } from './scans/account-scan-schema.js';
import { taskSchema } from './tasks/task-info.js';
import { demoLogin } from './demo/account/account-fixture.js';

let world: DemoWorld;
let server: TestServer;

beforeAll(async () => {
  world = await createDemoWorld({ beforeGit: async () => {} });
  server = await startTestServer(demoVariables(world));
});

afterAll(async () => {
  await server.close();
  await world.close();
});

describe('a quick scan', () => {
  it('answers the account as documented, stores it, and shows it to its user', async () => {
    const scanned = await server.ask('POST /api/v1/scan/quick-scan', { body: { username: demoLogin, user_id: 'ada' } });
    const repositories = await server.ask('GET /api/v1/users/ada/repositories?category=flagship');
    const summary = await server.ask('GET /api/v1/users/ada/summary');

    expect(scanned.status).toBe(200);
    expect(strict(accountScanSchema).safeParse(scanned.body).error).toBeUndefined();
    expect(repositories.body.repositories.map(({ name }: { name: string }) => name)).toEqual(
      scanned.body.repositories.filter(({ importance }: { importance: { category: string } }) => importance.category === 'flagship').map(({ name }: { name: string }) => name),
    );
    expect(summary.body).toMatchObject({ ...scanned.body.summary, user_id: 'ada', login: demoLogin });
    expect(scanSummarySchema.safeParse(summary.body).success).toBe(true);
  });

  it('that is not to be stored leaves nothing', async () => {
    const scanned = await server.ask('POST /api/v1/scan/quick-scan', { body: { username: demoLogin, user_id: 'bob', store: false } });

    expect(scanned.status).toBe(200);
    expect((await server.ask('GET /api/v1/users/bob/repositories')).body.repositories).toEqual([]);
    expect((await server.ask('GET /api/v1/users/bob/summary')).status).toBe(404);
  });

  it.each([
    { username: 'nobody-of-this-name', status: 404, code: 'github-not-found' },
    { username: '../../etc/passwd', status: 422, code: 'invalid-body' },
  ])('of "$username" is a problem $status', async ({ username, status, code }) => {
    const { status: answered, body, headers } = await server.ask('POST /api/v1/scan/quick-scan', { body: { username } });

    expect([answered, body.code, body.status]).toEqual([status, code, status]);
    expect(headers.get('content-type')).toMatch('application/problem+json');
    expect(body.request_id).toBe(headers.get('x-request-id'));
  });

  it('takes a token from the header, and says so when GitHub refuses it', async () => {
    const refused = await server.ask('POST /api/v1/scan/quick-scan', { body: { username: demoLogin }, headers: { 'x-github-token': 'gho_wrong' } });

    expect([refused.status, refused.body.code]).toEqual([422, 'github-unauthorized']);
    expect(JSON.stringify(refused.body)).not.toContain('gho_wrong');
  });
});

describe('the scan of a repository', () => {
  it('is a job that is watched live, and ends in a report', async () => {
    const accepted = await server.ask('POST /api/v1/scan', { body: { repo_url: world.url('atlas') } });
    const id = accepted.body.job_id as string;
    const early = await server.ask(`GET /api/v1/jobs/${id}/results`);
    const { events } = await readEvents(`${server.url}/api/v1/jobs/${id}/events`);
    const job = await server.ended(id);
    const results = await server.ask(`GET /api/v1/jobs/${id}/results`);
    const report = await server.ask(`GET ${results.body.links.report}`);

    expect([accepted.status, accepted.headers.get('location'), accepted.headers.get('retry-after')]).toEqual([202, `/api/v1/jobs/${id}`, '1']);
    expect([early.status, early.body.code]).toEqual([409, 'job-not-finished']);
    const stages = events.filter(({ event }) => event === 'partial').map(({ data }) => data.stage as string);
    expect(stages).toEqual(expect.arrayContaining(['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'storing']));
    expect(events.filter(({ event }) => event === 'partial').map(({ id: seq }) => seq)).toEqual(stages.map((_, index) => String(index + 1)));
    expect(events.filter(({ event }) => event === 'end')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ event: 'end', id: `${stages.length}-end`, data: { reason: 'finished', status: 'completed' } });
    expect(strict(jobSchema).safeParse(job).error).toBeUndefined();
    expect(job).toMatchObject({ status: 'completed', target: world.url('atlas'), run_id: id, progress: { percent: 100 } });
    expect(reportSchema.safeParse(report.body).error).toBeUndefined();
    expect(report.body.import_graph.edges.length).toBeGreaterThan(10);
    expect((await server.ask(`GET /api/v1/jobs/${id}/partial`)).body.code).toBe('job-not-running');
  });

  it('is seen as a task too, whose meta grows', async () => {
    const started = await server.ask('POST /api/v1/summarize', { body: { repo_url: world.url('keelson') } });
    const id = started.body.task_id as string;
    const early = await server.ask(`GET /api/v1/info/${id}`);
    await server.ended(id);
    const late = await server.ask(`GET /api/v1/info/${id}`);

    expect([started.status, started.body.status]).toEqual([202, 'pending']);
    expect(['pending', 'running']).toContain(early.body.task_status);
    expect(early.body.task_meta.url).toBe(world.url('keelson'));
    expect(late.body).toMatchObject({ task_id: id, task_status: 'finished', task_meta: { url: world.url('keelson'), stats: { files: expect.any(Number) } } });
    expect(late.body.task_meta.dependency_graph.edges.length).toBeGreaterThan(0);
    for (const { body } of [early, late]) expect(strict(taskSchema).safeParse(body).error).toBeUndefined();
  });

  it('that fails says why, as a job and as a task', async () => {
    const { body } = await server.ask('POST /api/v1/scan', { body: { repo_url: world.url('there-is-none') } });
    const job = await server.ended(body.job_id);

    expect(job).toMatchObject({ status: 'failed', error: { code: 'REPOSITORY_NOT_FOUND' } });
    expect((await server.ask(`GET /api/v1/info/${body.job_id}`)).body).toMatchObject({ task_status: 'failed', task_meta: { error: job.error.message } });
    expect((await server.ask(`GET /api/v1/jobs/${body.job_id}/results`)).body).toMatchObject({ status: 'failed', result: null, error: job.error });
    expect((await server.ask(`POST /api/v1/jobs/${body.job_id}/cancel`)).body.code).toBe('job-finished');
    expect((await server.ask(`POST /api/v1/jobs/${body.job_id}/retry`)).status).toBe(202);
    await server.ended(body.job_id);
  });

  it('by the name of an account ranks its repositories, scans the best, and links them to their reports', async () => {
    const { body } = await server.ask('POST /api/v1/scan', { body: { username: demoLogin, user_id: 'carol' } });
    await server.ended(body.job_id);
    const { result } = (await server.ask(`GET /api/v1/jobs/${body.job_id}/results`)).body;
    await server.ended(result.deep_scans.id);
    const { repositories } = (await server.ask('GET /api/v1/users/carol/repositories')).body;
    const analysed = repositories.filter(({ analysis }: { analysis: unknown }) => analysis !== null);
    const [first] = analysed;

    expect(analysed.length).toBeGreaterThan(0);
    const report = await server.ask(`GET /api/v1/repositories/${encodeURIComponent(first.name_with_owner)}/report?user_id=carol`);
    expect(report.body.id).toBe(first.analysis.scan_id);
    expect((await server.ask(`GET /api/v1/repositories/${encodeURIComponent(first.url)}/report?user_id=carol`)).body.id).toBe(first.analysis.scan_id);
  });
});

describe('the history of jobs', () => {
  it('comes by pages with totals, and by cursor, with links that lead through the same jobs', async () => {
    const all = (await server.ask('GET /api/v1/jobs?per_page=100')).body;
    const second = await server.ask('GET /api/v1/jobs?per_page=2&page=2');
    const walked: string[] = [];
    let path: string | undefined = '/api/v1/jobs?per_page=2&cursor=';
    while (path !== undefined) {
      const page: Awaited<ReturnType<typeof server.ask>> = await server.ask(`GET ${path}`);
      walked.push(...page.body.jobs.map(({ job_id }: { job_id: string }) => job_id));
      path = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
    }

    const ids = all.jobs.map(({ job_id }: { job_id: string }) => job_id);
    expect(all).toMatchObject({ total: ids.length, page: 1, per_page: 100, total_pages: 1 });
    expect(second.body).toMatchObject({ total: ids.length, page: 2, per_page: 2, total_pages: Math.ceil(ids.length / 2) });
    expect(second.body.jobs.map(({ job_id }: { job_id: string }) => job_id)).toEqual(ids.slice(2, 4));
    expect(second.headers.get('link')).toMatch(/page=1>; rel="first".*page=1>; rel="prev".*page=3>; rel="next".*rel="last"/);
    expect(walked).toEqual(ids);
  });

  it.each([
    ['status=failed', (job: { status: string }) => job.status === 'failed'],
    ['status=completed,failed&name=deep-scan', (job: { name: string }) => job.name === 'deep-scan'],
    ['user_id=carol', (job: { user_id: string }) => job.user_id === 'carol'],
  ])('filters by %s', async (query, passes) => {
    const { jobs, total } = (await server.ask(`GET /api/v1/jobs?${query}`)).body;

    expect(total).toBeGreaterThan(0);
    expect(jobs.every(passes)).toBe(true);
  });

  it('sorts oldest first on demand', async () => {
    const { jobs } = (await server.ask('GET /api/v1/jobs?sort=created_at')).body;

    const times = jobs.map(({ created_at }: { created_at: string }) => created_at);
    expect(times).toEqual(times.toSorted((left: string, right: string) => (left < right ? -1 : 1)));
  });
});

/** Refuses what is not documented, on the highest level. */
function strict(schema: z.ZodObject): z.ZodType {
  return z.strictObject(schema.shape);
}
