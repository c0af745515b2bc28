import { ReposcanError, unknown, type AccountScan, type ScoredRepository } from '@reposcan/core';
import { StorageError } from '@reposcan/storage';
import { describe, expect, it, vi } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { pipelineRejection, rejection } from '../fixtures/rejection.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { QuickScanEvent } from './quick-scan-results.js';

const statuses = ({ timings }: Pick<AccountScan, 'timings'>) => Object.fromEntries(timings.stages.map(({ stage, status }) => [stage, status]));
const codes = ({ warnings }: Pick<AccountScan, 'warnings'>) => warnings.map(({ code }) => code);

/** One that is famous for sure, and two that more signals could lift over a threshold. */
const octocat = snapshotOf('octocat', [
  { name: 'tool', license: 'MIT', description: 'A tool.', topics: ['cli', 'git'], diskUsageKiB: 5_000, stars: 12 },
  { name: 'famous', license: 'MIT', description: 'Known.', stars: 50_000, forks: 9_000 },
  { name: 'void', isEmpty: true, pushedAt: null },
  { name: 'library', license: 'MIT', description: 'A library.', topics: ['ts'], diskUsageKiB: 9_000, stars: 40, forks: 4 },
]);

describe('a quick scan', () => {
  it('fetches, scores, looks closer, selects and stores, in this order', async () => {
    const github = createFakeGithub({ account: octocat });
    const { orchestrator, storage } = quickScanSetup(github);

    const scan = await orchestrator.quickScan({ login: 'octocat', token: 'ghp_x' });

    expect(scan.timings.stages.map(({ stage }) => stage)).toEqual(['fetching', 'scoring', 'enriching', 'selecting', 'storing']);
    expect(scan).toMatchObject({ kind: 'account-scan', id: 'scan-1', profile: { login: 'octocat' }, summary: { repositories: 4, complete: true } });
    expect(scan.repositories.map(({ name }) => name)[0]).toBe('famous');
    expect([...scan.selected, ...scan.excluded].map(({ id }) => id).toSorted()).toEqual(octocat.repositories.map(({ id }) => id).toSorted());
    expect(github.asked.fetchAccount[0]).toMatchObject(['octocat', { token: 'ghp_x' }]);
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({ status: 'completed', target: 'octocat', summary: scan.summary });
    expect((await storage.listRepositories('local')).items.map(({ name }) => name)).toEqual(scan.repositories.map(({ name }) => name));
  });

  it('gives the same repositories and selection whatever order they were fetched in', async () => {
    const reversed = { ...octocat, repositories: octocat.repositories.toReversed() };
    const [one, other] = [octocat, reversed].map((account) => quickScanSetup(createFakeGithub({ account })).orchestrator);

    const [first, second] = await Promise.all([one?.quickScan({ login: 'octocat' }), other?.quickScan({ login: 'octocat' })]);

    expect(first).toBeDefined();
    expect(second).toEqual(first);
  });

  it('shows every result as soon as it is there, and the pages as they come', async () => {
    const account = createFakeGithub({ account: octocat });
    const github = createFakeGithub({
      account: (login, options) => {
        options?.onPage?.({ repositories: octocat.repositories.slice(0, 2), fetched: 2, total: 4 });
        return account.fetchAccount(login);
      },
    });
    const events: QuickScanEvent[] = [];

    const scan = await quickScanSetup(github).orchestrator.quickScan({ login: 'octocat', onEvent: (event) => events.push(event) });

    const partials = events.filter((event) => event.type === 'partial');
    expect(partials.map(({ stage }) => stage)).toEqual(['fetching', 'scoring', 'enriching', 'selecting', 'storing']);
    expect(partials.find(({ stage }) => stage === 'selecting')?.result).toMatchObject({ selected: scan.selected, summary: scan.summary });
    expect(partials.at(-1)?.result).toEqual({ userId: 'local', scanId: 'scan-1' });
    expect(events).toContainEqual(expect.objectContaining({ type: 'stage-progress', stage: 'fetching', done: 2, total: 4, unit: 'repositories' }));
  });

  it('belongs to its user in the store', async () => {
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: octocat }));

    await orchestrator.quickScan({ login: 'octocat', userId: 'ada' });

    expect(await storage.getProfile('ada', 'octocat')).not.toBeNull();
    expect(await storage.getProfile('local', 'octocat')).toBeNull();
  });

  it('stores nothing when told so', async () => {
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: octocat }));

    const scan = await orchestrator.quickScan({ login: 'octocat', store: false });

    expect(statuses(scan)).toMatchObject({ storing: 'skipped' });
    expect((await storage.listRuns('local')).items).toEqual([]);
  });

  it('of an empty account is complete and empty', async () => {
    const scan = await quickScanSetup(createFakeGithub({ account: snapshotOf('new', []) })).orchestrator.quickScan({ login: 'new' });

    expect(scan).toMatchObject({ repositories: [], selected: [], excluded: [], warnings: [], summary: { repositories: 0, complete: true } });
    expect(statuses(scan)).toMatchObject({ enriching: 'skipped', storing: 'completed' });
  });

  it('takes what it selects, and how it scores, from its options', async () => {
    const { orchestrator } = quickScanSetup(createFakeGithub({ account: octocat }), { selection: { limit: 1 } });

    const scan = await orchestrator.quickScan({ login: 'octocat' });

    expect(scan.selected).toHaveLength(1);
  });

  it('lists a repository that cannot be scored, with 0 and a warning', async () => {
    const account = snapshotOf('octocat', [{ name: 'broken', stars: Number.NaN }, { name: 'famous', stars: 50_000 }]);

    const scan = await quickScanSetup(createFakeGithub({ account })).orchestrator.quickScan({ login: 'octocat', store: false });

    expect(scan.repositories.map(({ name, importance }) => [name, importance.score > 0])).toEqual([
      ['famous', true],
      ['broken', false],
    ]);
    expect(scan.warnings.filter(({ code }) => code === 'SCORE_FAILED')).toMatchObject([{ stage: 'scoring', subject: 'octocat/broken' }]);
  });
});

describe('a partial snapshot', () => {
  const partial = { ...octocat, complete: false, totalRepositories: 10 };

  it('is a partial run that keeps its warning', async () => {
    const warnings = [{ code: 'PARTIAL_RESULT' as const, message: 'Page 3 is missing.' }];
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: { ...partial, warnings } }));

    const scan = await orchestrator.quickScan({ login: 'octocat', enrich: 'none' });

    expect(scan.summary).toMatchObject({ complete: false, repositories: 4, totalRepositories: 10 });
    expect(scan.warnings).toEqual([{ ...warnings[0], stage: 'fetching' }]);
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({ status: 'partial', warnings: scan.warnings });
  });

  it('gets a warning if it brought none', async () => {
    const scan = await quickScanSetup(createFakeGithub({ account: partial })).orchestrator.quickScan({ login: 'octocat', enrich: 'none' });

    expect(scan.warnings).toMatchObject([{ code: 'PARTIAL_RESULT', message: expect.stringContaining('4 of 10') }]);
  });
});

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

describe('a store that fails', () => {
  const fails = async () => Promise.reject(new StorageError('The disk is full.', { code: 'FULL' }));

  it('costs the scan nothing but a warning', async () => {
    const { orchestrator } = quickScanSetup(createFakeGithub({ account: octocat }), { storage: storeWith({ saveAccountScan: fails }) });

    const scan = await orchestrator.quickScan({ login: 'octocat', enrich: 'none' });

    expect(scan.repositories).toHaveLength(4);
    expect(statuses(scan)).toMatchObject({ storing: 'failed' });
    expect(scan.warnings).toEqual([
      { code: 'STORE_FAILED', stage: 'storing', message: 'The scan is complete, but was not stored: The disk is full.' },
    ]);
  });

  it('does not hide why a scan failed', async () => {
    const reason = new ReposcanError('Unknown login.', { code: 'NOT_FOUND' });
    const github = createFakeGithub({ account: () => Promise.reject(reason) });
    const { orchestrator } = quickScanSetup(github, { storage: storeWith({ saveRun: fails }) });

    expect(await rejection(orchestrator.quickScan({ login: 'nobody' }))).toBe(reason);
  });
});

describe('a fetch that fails', () => {
  it('rejects with the error of the port as it is, and keeps a failed run', async () => {
    const reason = new ReposcanError('There is no nobody.', { code: 'NOT_FOUND' });
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: () => Promise.reject(reason) }));

    const error = await rejection(orchestrator.quickScan({ login: 'nobody' }));

    expect(error).toBe(reason);
    expect(await storage.getRun('local', 'scan-1')).toEqual({
      id: 'scan-1',
      kind: 'account-scan',
      userId: 'local',
      target: 'nobody',
      status: 'failed',
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:00.000Z',
      summary: null,
      warnings: [],
      error: { code: 'NOT_FOUND', message: 'There is no nobody.' },
    });
  });

  it('keeps nothing when told to store nothing', async () => {
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: () => Promise.reject(new Error('no')) }));

    await rejection(orchestrator.quickScan({ login: 'nobody', store: false }));

    expect((await storage.listRuns('local')).items).toEqual([]);
  });

  it('with an error of unknown origin rejects with STAGE_FAILED, its cause, and no token in sight', async () => {
    const cause = new TypeError('401 for ghp_secret');
    const { orchestrator, storage } = quickScanSetup(createFakeGithub({ account: () => Promise.reject(cause) }));

    const error = await pipelineRejection(orchestrator.quickScan({ login: 'octocat', token: 'ghp_secret' }));

    expect(error).toMatchObject({ code: 'STAGE_FAILED', stage: 'fetching', cause, message: 'The stage "fetching" failed: 401 for ***' });
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({ error: { code: 'UNEXPECTED', message: '401 for ***' } });
  });
});

describe('an abort', () => {
  it.each(['fetching', 'scoring', 'enriching', 'selecting', 'storing'] as const)('in the stage %s rejects and stores no more', async (stage) => {
    const controller = new AbortController();
    const hang = (wanted: string, signal: AbortSignal | undefined) => (stage === wanted ? waitForAbort(signal) : undefined);
    const github = createFakeGithub({
      account: async (_, options) => (await hang('fetching', options?.signal)) ?? octocat,
      enrich: async (_, options) => (await hang('enriching', options?.signal)) ?? { signals: new Map(), warnings: [], requests: 1 },
    });
    const { orchestrator, storage } = quickScanSetup(github);
    const reason = new Error('enough');

    const abortIn = (event: QuickScanEvent) => {
      if (event.type === 'stage-started' && event.stage === stage) queueMicrotask(() => controller.abort(reason));
    };

    const error = await pipelineRejection(orchestrator.quickScan({ login: 'octocat', signal: controller.signal, onEvent: abortIn }));

    expect(error).toMatchObject({ code: 'ABORTED', cause: reason });
    const runs = (await storage.listRuns('local')).items.map(({ status }) => status);
    // A write that has begun cannot be called back: the scan then is in the store as a whole, and the error says that it is.
    expect(runs).toEqual(stage === 'storing' ? ['completed'] : []);
    expect('storing' in error.partial).toBe(stage === 'storing');
  });

  it('before the start asks nobody anything', async () => {
    const github = createFakeGithub({ account: octocat });
    const { orchestrator, storage } = quickScanSetup(github);

    const error = await pipelineRejection(orchestrator.quickScan({ login: 'octocat', signal: AbortSignal.abort() }));

    expect(error.code).toBe('ABORTED');
    expect(github.asked.fetchAccount).toEqual([]);
    expect((await storage.listRuns('local')).items).toEqual([]);
  });
});

describe('input that cannot be', () => {
  it.each([
    ['an empty login', { login: '' }],
    ['a blank login', { login: ' \t' }],
    ['no login', { login: undefined as unknown as string }],
    ['an empty user id', { login: 'octocat', userId: '' }],
    ['an unknown enrich policy', { login: 'octocat', enrich: 'toString' as 'all' }],
    ['a token that is none', { login: 'octocat', token: 12 as unknown as string }],
  ])('%s is refused before anything happens', async (_, options) => {
    const github = createFakeGithub({ account: octocat });
    const { orchestrator, storage } = quickScanSetup(github);

    const error = await pipelineRejection(orchestrator.quickScan(options));

    expect(error.code).toBe('INVALID_INPUT');
    expect(github.asked.fetchAccount).toEqual([]);
    expect((await storage.listRuns('local')).items).toEqual([]);
  });

  it('an empty token is handed on: it means none, not the one that the port may have', async () => {
    const github = createFakeGithub({ account: octocat });

    await quickScanSetup(github).orchestrator.quickScan({ login: 'octocat', token: '' });

    expect(github.asked.fetchAccount[0]?.[1]).toHaveProperty('token', '');
  });

  it.each([
    ['a limit', { maxEnrich: -1 }],
    ['a target', { targets: { quickScan: { total: 0, stages: {} } } }],
    ['a formula', { formula: { version: 'mine/1' } as never }],
  ])('%s that cannot be is refused when the orchestrator is created', (_, options) => {
    expect(() => quickScanSetup(createFakeGithub({ account: octocat }), options)).toThrow(ReposcanError);
  });
});

describe('targets', () => {
  it('are those of the README unless others are handed in', async () => {
    const slow = async (advance: () => void) => {
      advance();
      return octocat;
    };
    const { orchestrator, clock } = quickScanSetup(createFakeGithub({ account: () => slow(() => clock.advance(600)) }));

    const scan = await orchestrator.quickScan({ login: 'octocat', enrich: 'none' });

    expect(scan.timings).toMatchObject({ totalMs: 600, targetMs: 1_000, exceeded: false });
    expect(scan.timings.stages[0]).toEqual({ stage: 'fetching', ms: 600, targetMs: 500, exceeded: true, status: 'completed' });
    expect(codes(scan)).toEqual(['STAGE_SLOW']);
  });

  it('can be replaced', async () => {
    const targets = { quickScan: { total: 5, stages: { fetching: 5 } } };
    const { orchestrator, clock } = quickScanSetup(
      createFakeGithub({
        account: async () => {
          clock.advance(6);
          return octocat;
        },
      }),
      { targets },
    );

    const scan = await orchestrator.quickScan({ login: 'octocat', enrich: 'none' });

    expect(scan.warnings.map(({ code, stage }) => [code, stage])).toEqual([
      ['STAGE_SLOW', 'fetching'],
      ['STAGE_SLOW', undefined],
    ]);
  });
});

it('a deep scan without git says what to hand in', async () => {
  const { orchestrator } = quickScanSetup(createFakeGithub({ account: octocat }), { analysis: { observe: vi.fn() } });

  expect(await pipelineRejection(orchestrator.deepScan({ path: '.' }))).toMatchObject({ code: 'NOT_CONFIGURED' });
});
