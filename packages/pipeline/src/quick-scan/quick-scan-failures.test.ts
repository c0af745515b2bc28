import { ReposcanError, type AccountScan } from '@reposcan/core';
import { StorageError } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { pipelineRejection, rejection } from '../fixtures/rejection.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { QuickScanEvent } from './quick-scan-results.js';

const statuses = ({ timings }: Pick<AccountScan, 'timings'>) => Object.fromEntries(timings.stages.map(({ stage, status }) => [stage, status]));

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
