import { ReposcanError, unknown, type AccountScan, type ScoredRepository } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { quickScanSetup } from '../fixtures/quick-scan-setup.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';

const statuses = ({ timings }: Pick<AccountScan, 'timings'>) => Object.fromEntries(timings.stages.map(({ stage, status }) => [stage, status]));
const codes = ({ warnings }: Pick<AccountScan, 'warnings'>) => warnings.map(({ code }) => code);

describe('a closer look', () => {
  const scan = (github: ReturnType<typeof createFakeGithub>, options = {}, setup = {}) =>
    quickScanSetup(github, setup).orchestrator.quickScan({ login: 'octocat', token: 'ghp_x', store: false, ...options });
  const named = (repositories: readonly ScoredRepository[], name: string) => repositories.find((repository) => repository.name === name)?.importance;

  it('is taken at what straddles a threshold only, best first, and by the token of the scan', async () => {
    const github = createFakeGithub({ account: octocat });

    const lean = await scan(github, { enrich: 'none' });
    await scan(github);

    const straddling = lean.repositories.filter(({ importance }) => importance.provisional).map(({ id }) => id);
    expect(straddling.length).toBeGreaterThan(0);
    expect(straddling).not.toContain('octocat/void');
    expect(github.asked.enrich).toEqual([[straddling, { token: 'ghp_x', signal: expect.any(AbortSignal) }]]);
  });

  it('narrows the range, within the one before', async () => {
    const github = createFakeGithub({
      account: octocat,
      enrich: new Map([['octocat/tool', { commits: 900, releases: 20, hasReadme: true, readmeBytes: 9_000, hasTests: true, hasCi: true }]]),
    });

    const before = named((await scan(github, { enrich: 'none' })).repositories, 'tool');
    const after = named((await scan(github)).repositories, 'tool');

    if (before === undefined || after === undefined) throw new Error('The repository is missing.');
    expect(after.range[0]).toBeGreaterThan(before.range[0]);
    expect(after.range[1]).toBeLessThanOrEqual(before.range[1]);
  });

  it('orders, selects and stores by the new scores', async () => {
    const all = { commits: 9_000, releases: 90, hasReadme: true, readmeBytes: 20_000, hasTests: true, hasCi: true, contributors: 50, hasDocs: true };
    const github = createFakeGithub({ account: octocat, enrich: new Map([['octocat/tool', { ...all, watchers: 900, lastCommitAt: '2025-12-31T00:00:00Z' }]]) });

    const lean = await scan(github, { enrich: 'none' });
    const enriched = await scan(github);

    const order = ({ repositories }: AccountScan) => repositories.map(({ name }) => name);
    expect(order(lean).indexOf('tool')).toBeGreaterThan(order(lean).indexOf('library'));
    expect(order(enriched).indexOf('tool')).toBeLessThan(order(enriched).indexOf('library'));
    expect(enriched.selected.map(({ nameWithOwner }) => nameWithOwner)).toContain('octocat/tool');
  });

  it.each([
    { what: 'nothing straddles', account: snapshotOf('octocat', [{ name: 'void', isEmpty: true }]), options: {} },
    { what: 'nothing is wanted', account: octocat, options: { enrich: 'none' } },
    { what: 'the source is REST without a token', account: { ...octocat, source: 'rest' as const }, options: { enrich: 'all' } },
  ])('is skipped when $what', async ({ account, options }) => {
    const github = createFakeGithub({ account });

    const result = await scan(github, options);

    expect(statuses(result)).toMatchObject({ enriching: 'skipped', selecting: 'completed' });
    expect(result.timings.targetMs).toBe(1_000);
    expect(github.asked.enrich).toEqual([]);
  });

  it('is taken at everything that is not empty when all is wanted', async () => {
    const github = createFakeGithub({ account: octocat });

    const result = await scan(github, { enrich: 'all' });

    expect(github.asked.enrich[0]?.[0]).toHaveLength(3);
    expect(result.timings.targetMs).toBe(4_000);
  });

  it('is taken at the best when there are too many, and says so', async () => {
    const github = createFakeGithub({ account: octocat });

    const result = await scan(github, { enrich: 'all' }, { maxEnrich: 1 });

    expect(github.asked.enrich[0]?.[0]).toEqual(['octocat/famous']);
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'ENRICH_INCOMPLETE', message: expect.stringMatching(/^3 .* only the 1 /) }));
  });

  it('that fails keeps the lean scores, with a warning', async () => {
    const github = createFakeGithub({ account: octocat, enrich: () => Promise.reject(new ReposcanError('GitHub is tired.', { code: 'SERVER_ERROR' })) });

    const lean = await scan(github, { enrich: 'none' });
    const result = await scan(github);

    expect(result.repositories).toEqual(lean.repositories);
    expect(result.selected).toEqual(lean.selected);
    expect(statuses(result)).toMatchObject({ enriching: 'failed', selecting: 'completed' });
    expect(result.warnings).toMatchObject([{ code: 'ENRICH_INCOMPLETE', stage: 'enriching', message: expect.stringContaining('GitHub is tired.') }]);
  });

  it('that gives signals which cannot be scored leaves that repository as it was', async () => {
    const github = createFakeGithub({ account: octocat, enrich: new Map([['octocat/tool', { commits: Number.NaN }]]) });

    const lean = await scan(github, { enrich: 'none' });
    const result = await scan(github);

    expect(named(result.repositories, 'tool')).toEqual(named(lean.repositories, 'tool'));
    expect(result.warnings).toContainEqual(expect.objectContaining({ code: 'ENRICH_INCOMPLETE', subject: 'octocat/tool' }));
    expect(codes(result)).not.toContain('SCORE_FAILED');
  });

  it('that leaves some repositories out says so, unless its own warnings do', async () => {
    const silent = await scan(createFakeGithub({ account: octocat }));
    const warning = { code: 'ENRICH_INCOMPLETE' as const, message: 'Two were too big.' };
    const spoken = await scan(createFakeGithub({ account: octocat, enrich: async () => ({ signals: new Map(), warnings: [warning], requests: 1 }) }));

    expect(codes(silent)).toEqual(['ENRICH_INCOMPLETE']);
    expect(spoken.warnings).toEqual([{ ...warning, stage: 'enriching' }]);
  });

  it('does not warn twice of a repository that cannot be scored', async () => {
    const account = snapshotOf('octocat', [{ name: 'broken', stars: Number.NaN }, { name: 'tool', license: 'MIT', description: 'A tool.', stars: 12 }]);

    const result = await scan(createFakeGithub({ account, enrich: new Map([['octocat/tool', { watchers: unknown('failed') }]]) }), { enrich: 'all' });

    expect(codes(result).filter((code) => code === 'SCORE_FAILED')).toHaveLength(1);
  });
});
