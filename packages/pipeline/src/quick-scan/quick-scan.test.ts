import { ReposcanError, type AccountScan } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { createFakeAnalysis } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { quickScanSetup } from '../fixtures/quick-scan-setup.js';
import { pipelineRejection } from '../fixtures/rejection.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import type { QuickScanEvent } from './quick-scan-results.js';

const statuses = ({ timings }: Pick<AccountScan, 'timings'>) => Object.fromEntries(timings.stages.map(({ stage, status }) => [stage, status]));
const codes = ({ warnings }: Pick<AccountScan, 'warnings'>) => warnings.map(({ code }) => code);

describe('a quick scan', () => {
  it('fetches, scores, looks closer, selects and stores, in this order', async () => {
    const github = createFakeGithub({ account: octocat });
    const { orchestrator, storage } = quickScanSetup(github);

    const scan = await orchestrator.quickScan({ login: 'octocat', token: 'ghp_x' });

    expect(scan.timings.stages.map(({ stage }) => stage)).toEqual(['fetching', 'scoring', 'enriching', 'selecting', 'storing']);
    expect(scan).toMatchObject({ kind: 'account-scan', id: 'scan-1', profile: { login: 'octocat' }, summary: { repositories: 4, complete: true } });
    expect(scan.repositories.map(({ name }) => name)[0]).toBe('famous');
    expect(scan.selected.length + scan.excluded.length).toBe(4);
    expect(new Set([...scan.selected, ...scan.excluded].map(({ id }) => id))).toEqual(new Set(octocat.repositories.map(({ id }) => id)));
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
  const { orchestrator } = quickScanSetup(createFakeGithub({ account: octocat }), { analysis: createFakeAnalysis() });

  expect(await pipelineRejection(orchestrator.deepScan({ path: '.' }))).toMatchObject({ code: 'NOT_CONFIGURED' });
});
