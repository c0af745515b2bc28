import { ReposcanError } from '@reposcan/core';
import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { createFakeAnalysis, createFakeGit, observationOf } from '../fixtures/fake-git.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { pipelineRejection, rejection } from '../fixtures/rejection.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { AnalysisPort, GitPort } from '../ports.js';
import type { DeepScanEvent } from './deep-scan-results.js';

const url = 'https://github.com/octocat/hello';

function setup({ git = createFakeGit().port, analysis = createFakeAnalysis(), storage = createMemoryStore() }: { git?: GitPort; analysis?: AnalysisPort; storage?: ScanStore }) {
  return quickScanSetup(createFakeGithub({ account: snapshotOf('octocat', []) }), { git, analysis, storage });
}

describe('a deep scan', () => {
  it('clones, observes, stores, and closes what it opened', async () => {
    const { port: git, state } = createFakeGit();
    const { orchestrator, storage } = setup({ git });

    const scan = await orchestrator.deepScan({ url });

    expect(scan.timings.stages.map(({ stage, status }) => [stage, status])).toEqual([
      ['cloning', 'completed'],
      ['observing', 'completed'],
      ['storing', 'completed'],
    ]);
    const { warnings: _, readme, licenseFile, ...observed } = observationOf();
    expect(scan).toMatchObject({ kind: 'repository-scan', id: 'scan-1', repository: { source: { location: url }, readme, licenseFile } });
    expect(scan).toMatchObject({ files: observed.files, languages: observed.languages, entryPoints: observed.entryPoints, stats: observed.stats });
    expect(await storage.getRepositoryScan('local', 'scan-1')).toMatchObject({ repository: scan.repository });
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({ status: 'completed', target: url });
    expect(state).toMatchObject({ open: 0 });
  });

  it.each([
    [{ url }, { url }],
    [{ url, ref: 'v1', token: 'ghp_x' }, { url, ref: 'v1', token: 'ghp_x' }],
    [{ path: '/work' }, { path: '/work' }],
    [{ path: '/work', ref: 'v1', token: 'ghp_x' }, { path: '/work', ref: 'v1' }],
    [{ path: '/work', url: undefined, ref: undefined, token: '' }, { path: '/work' }],
  ])('of %j opens %j', async (options, target) => {
    const { port: git, state } = createFakeGit();

    await setup({ git }).orchestrator.deepScan(options);

    expect(state.asked).toEqual([[target, expect.anything()]]);
  });

  it('tells how far it is, and shows which repository it opened but not the handle to it', async () => {
    const events: DeepScanEvent[] = [];

    const scan = await setup({}).orchestrator.deepScan({ url, onEvent: (event) => events.push(event) });

    const { readme: _, licenseFile: __, ...identity } = scan.repository;
    expect(events.find(({ type }) => type === 'partial')).toMatchObject({ stage: 'cloning', result: identity });
    expect(events.filter(({ type }) => type === 'stage-progress')).toMatchObject([
      { stage: 'cloning', done: 40, total: 100, unit: 'percent', label: 'receiving' },
      { stage: 'cloning', done: 0, total: null, unit: 'percent', label: 'resolving' },
      { stage: 'observing', done: 1, total: 3, unit: 'files' },
    ]);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('carries the warnings of git and of the analysis, in this order', async () => {
    const { port: git } = createFakeGit({ warnings: [{ code: 'SHALLOW_CLONE', message: 'Shallow.' }] });
    const analysis = createFakeAnalysis([{ code: 'FILE_SKIPPED', message: 'Odd.', subject: 'a.ts' }]);

    const scan = await setup({ git, analysis }).orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([
      { code: 'SHALLOW_CLONE', message: 'Shallow.', stage: 'cloning' },
      { code: 'FILE_SKIPPED', message: 'Odd.', subject: 'a.ts', stage: 'observing' },
    ]);
  });

  it('survives a clean-up that fails', async () => {
    const { port: git } = createFakeGit({ close: () => Promise.reject(new Error('busy')) });

    const scan = await setup({ git }).orchestrator.deepScan({ url });

    expect(scan.warnings).toMatchObject([{ code: 'CLEANUP_FAILED', stage: 'cloning' }]);
  });

  it('survives a store that fails', async () => {
    const storage = storeWith({ saveRepositoryScan: async () => Promise.reject(new StorageError('No space.', { code: 'FULL' })) });

    const scan = await setup({ storage }).orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([{ code: 'STORE_FAILED', stage: 'storing', message: 'The scan is complete, but was not stored: No space.' }]);
    expect(scan.files.length).toBeGreaterThan(0);
  });

  it('stores nothing when told so', async () => {
    const { orchestrator, storage } = setup({});

    await orchestrator.deepScan({ url, store: false });

    expect((await storage.listRuns('local')).items).toEqual([]);
  });
});

describe('a deep scan that fails', () => {
  it('to clone rejects with the error of git as it is, and keeps a failed run without credentials', async () => {
    const reason = new ReposcanError('The URL carries a password.', { code: 'INVALID_URL' });
    const { orchestrator, storage } = setup({ git: { open: () => Promise.reject(reason) } });

    const error = await rejection(orchestrator.deepScan({ url: 'https://ada:s3cret@example.com/x' }));

    expect(error).toBe(reason);
    expect(await storage.getRun('local', 'scan-1')).toMatchObject({
      kind: 'repository-scan',
      status: 'failed',
      target: 'https://example.com/x',
      error: { code: 'INVALID_URL', message: 'The URL carries a password.' },
    });
  });

  it('to observe closes what it opened', async () => {
    const { port: git, state } = createFakeGit();
    const { orchestrator, storage } = setup({ git, analysis: { observe: () => Promise.reject(new Error('a bug')) } });

    const error = await pipelineRejection(orchestrator.deepScan({ url }));

    expect(error).toMatchObject({ code: 'STAGE_FAILED', stage: 'observing', partial: { cloning: { source: { location: url } } } });
    expect(state.open).toBe(0);
    expect((await storage.listRuns('local')).items).toMatchObject([{ status: 'failed', error: { code: 'UNEXPECTED', message: 'a bug' } }]);
  });
});

describe('an abort of a deep scan', () => {
  it.each(['cloning', 'observing', 'storing'] as const)('in the stage %s closes what was opened', async (stage) => {
    const controller = new AbortController();
    const { port, state } = createFakeGit();
    const hang = async (wanted: string, signal: AbortSignal | undefined) => (stage === wanted ? waitForAbort(signal) : undefined);
    const git: GitPort = { open: async (target, options) => (await hang('cloning', options?.signal)) ?? port.open(target, options) };
    const analysis: AnalysisPort = { observe: async (_, options) => (await hang('observing', options?.signal)) ?? observationOf() };
    const { orchestrator, storage } = setup({ git, analysis });

    const error = await pipelineRejection(
      orchestrator.deepScan({
        url,
        signal: controller.signal,
        onEvent: (event) => {
          if (event.type === 'stage-started' && event.stage === stage) queueMicrotask(() => controller.abort());
        },
      }),
    );

    expect(error).toMatchObject({ code: 'ABORTED', stage });
    expect(state.open).toBe(0);
    expect((await storage.listRuns('local')).items.map(({ status }) => status)).toEqual(stage === 'storing' ? ['completed'] : []);
  });
});

describe('input that cannot be', () => {
  it.each([
    ['neither path nor url', {}],
    ['both path and url', { path: '.', url }],
    ['an empty path', { path: '' }],
    ['a blank url', { url: ' ' }],
    ['an empty ref', { url, ref: '' }],
    ['an empty user id', { url, userId: '' }],
  ])('%s is refused before anything happens', async (_, options) => {
    const { port: git, state } = createFakeGit();

    const error = await pipelineRejection(setup({ git }).orchestrator.deepScan(options));

    expect(error.code).toBe('INVALID_INPUT');
    expect(state.asked).toEqual([]);
  });
});
