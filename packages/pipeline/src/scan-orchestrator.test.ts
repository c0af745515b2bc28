import { createGithub } from '@reposcan/github';
import { createAccountFixture, createGithubServer, FIXTURE_NOW, type GithubServer, type GithubServerOptions } from '@reposcan/github/testing';
import { createMemoryStore } from '@reposcan/storage';
import { afterEach, describe, expect, it } from 'vitest';
import { pipelineRejection, rejection } from './fixtures/rejection.js';
import { ScanOrchestrator } from './scan-orchestrator.js';

let server: GithubServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

const token = 'ghp_loopback';
const octocat = createAccountFixture({ login: 'octocat', repositories: 60, privateRepositories: 5 });
const large = createAccountFixture({ login: 'large', repositories: 1_000 });

/** An orchestrator on a loopback GitHub that is asked once and never again. */
async function scanning(options: Partial<GithubServerOptions> = {}) {
  server = createGithubServer({ accounts: [octocat, large], tokens: { [token]: { login: 'octocat' } }, ...options });
  const { url: baseUrl } = await server.listen();
  const storage = createMemoryStore();
  const github = createGithub({ baseUrl, maxAttempts: 1 });
  const clock = { now: () => FIXTURE_NOW, monotonic: () => performance.now() };
  return { orchestrator: new ScanOrchestrator({ github, storage, clock }), storage, server };
}

describe('a quick scan of a GitHub on loopback', () => {
  it('finds, scores, looks closer and stores', async () => {
    const { orchestrator, storage } = await scanning();

    const scan = await orchestrator.quickScan({ login: 'OctoCat', token });

    expect(scan.summary).toMatchObject({ repositories: 60, totalRepositories: 60, complete: true, kinds: { private: 5 } });
    expect(scan.timings.stages.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'completed'));
    expect(scan.warnings.filter(({ code }) => code !== 'STAGE_SLOW')).toEqual([]);
    expect((await storage.listRepositories('local', { limit: 1_000 })).items).toHaveLength(60);
    expect(await storage.getScanSummary('local', 'octocat')).toEqual(scan.summary);
  });

  it('knows more after a closer look: fewer categories are provisional', async () => {
    const { orchestrator } = await scanning();

    const lean = await orchestrator.quickScan({ login: 'octocat', token, enrich: 'none', store: false });
    const enriched = await orchestrator.quickScan({ login: 'octocat', token, store: false });

    const ranges = new Map(lean.repositories.map(({ id, importance }) => [id, importance.range]));
    expect(lean.summary.provisional).toBeGreaterThan(0);
    expect(enriched.summary.provisional).toBeLessThan(lean.summary.provisional);
    for (const { id, importance } of enriched.repositories) {
      const [low, high] = ranges.get(id) ?? [Number.NaN, Number.NaN];
      expect(importance.range[0]).toBeGreaterThanOrEqual(low);
      expect(importance.range[1]).toBeLessThanOrEqual(high);
    }
  });

  it('without a token sees what is public, says so, and looks no closer', async () => {
    const { orchestrator } = await scanning();

    const scan = await orchestrator.quickScan({ login: 'octocat' });

    expect(scan.summary).toMatchObject({ repositories: 55, kinds: { private: 0 } });
    expect(scan.warnings.map(({ code }) => code)).toContain('UNAUTHENTICATED');
    expect(scan.timings.stages.find(({ stage }) => stage === 'enriching')?.status).toBe('skipped');
  });

  it('keeps what arrived when a page fails for good, as a partial run', async () => {
    const { orchestrator, storage } = await scanning({ faults: [{ kind: 'status', status: 502, match: { page: 3 }, times: 100 }] });

    const scan = await orchestrator.quickScan({ login: 'large', token, enrich: 'none' });

    expect(scan.summary.complete).toBe(false);
    expect(scan.repositories.length).toBeGreaterThanOrEqual(800);
    expect(scan.repositories.length).toBeLessThan(1_000);
    expect(scan.warnings.map(({ code }) => code)).toContain('PARTIAL_RESULT');
    expect((await storage.listRuns('local')).items).toMatchObject([{ status: 'partial', target: 'large' }]);
  });

  it('keeps the lean scores when the closer look fails', async () => {
    const { orchestrator } = await scanning({
      faults: [{ kind: 'status', status: 502, match: { operation: /enrich/i }, times: 1_000 }],
    });

    const lean = await orchestrator.quickScan({ login: 'octocat', token, enrich: 'none', store: false });
    const scan = await orchestrator.quickScan({ login: 'octocat', token, store: false });

    const scores = (repositories: typeof scan.repositories) => repositories.map(({ id, importance }) => [id, importance.score]);
    expect(scores(scan.repositories)).toEqual(scores(lean.repositories));
    expect(scan.warnings.map(({ code }) => code)).toContain('ENRICH_INCOMPLETE');
  });

  it.each([
    { what: 'an unknown login', options: { login: 'nobody', token }, code: 'NOT_FOUND' },
    { what: 'an unknown token', options: { login: 'octocat', token: 'ghp_expired' }, code: 'UNAUTHORIZED' },
    { what: 'a login with odd characters', options: { login: '../octo cat', token }, code: 'INVALID_LOGIN' },
  ])('of $what rejects with $code and leaves a failed run without the token', async ({ options, code }) => {
    const { orchestrator, storage } = await scanning();

    const error = await rejection(orchestrator.quickScan(options));

    const runs = (await storage.listRuns('local')).items;
    expect(error).toMatchObject({ code });
    expect(runs).toMatchObject([{ status: 'failed', error: { code } }]);
    expect(JSON.stringify(runs)).not.toContain(options.token);
  });

  it('ends at once when it is aborted while GitHub hangs', async () => {
    const { orchestrator, storage } = await scanning({ faults: [{ kind: 'hang', times: 10 }] });
    const controller = new AbortController();
    const scan = orchestrator.quickScan({
      login: 'octocat',
      token,
      signal: controller.signal,
      onEvent: ({ type }) => type === 'stage-started' && setImmediate(() => controller.abort()),
    });

    expect(await pipelineRejection(scan)).toMatchObject({ code: 'ABORTED', stage: 'fetching' });
    expect((await storage.listRuns('local')).items).toEqual([]);
  });
});
