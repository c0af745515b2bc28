import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeAnalysis, createFakeGit } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import type { AnalysisPort } from '../ports.js';

const url = 'https://github.com/octocat/hello';

function setup({ storage = createMemoryStore(), analysis = createFakeAnalysis() }: { storage?: ScanStore; analysis?: AnalysisPort } = {}) {
  const git = createFakeGit();
  const { orchestrator } = quickScanSetup(createFakeGithub({ account: snapshotOf('octocat', []) }), { git: git.port, analysis, storage });
  return { orchestrator, storage, git: git.state };
}

describe('a deep scan of a commit that is in the store', () => {
  it('is answered by that report, and opens nothing', async () => {
    const { orchestrator, storage, git } = setup();
    const first = await orchestrator.deepScan({ url });

    const again = await orchestrator.deepScan({ url });

    expect({ ...again, timings: first.timings }).toEqual(first);
    expect(git.asked).toHaveLength(1);
    expect((await storage.listRuns('local')).items).toHaveLength(1);
  });

  it('is not answered by another user, location, commit or recipe', async () => {
    const { orchestrator, storage, git } = setup();
    await orchestrator.deepScan({ url });

    const others = [await orchestrator.deepScan({ url, userId: 'ada' }), await orchestrator.deepScan({ url: `${url}-world` })];
    git.commit = 'c'.repeat(40);
    others.push(await orchestrator.deepScan({ url }));
    const newer = setup({ storage, analysis: createFakeAnalysis({ recipe: 'recipe-2' }) });
    await newer.orchestrator.deepScan({ url });

    expect(others.map(({ id }) => id)).toEqual(['scan-2', 'scan-3', 'scan-4']);
    expect([git.asked.length, newer.git.asked.length]).toEqual([4, 1]);
  });

  it('is not answered by a report that lacks what is asked for', async () => {
    const { orchestrator, git } = setup();

    await orchestrator.deepScan({ url, stages: [] });
    await orchestrator.deepScan({ url, stages: ['extracting'] });
    await orchestrator.deepScan({ url });
    await orchestrator.deepScan({ url, history: true });

    expect(git.asked).toHaveLength(4);
  });

  it.each([{ refresh: true }, { store: false }])('looks into it again with %j', async (options) => {
    const { orchestrator, git } = setup();
    await orchestrator.deepScan({ url });

    expect((await orchestrator.deepScan({ url, ...options })).id).toBe('scan-2');
    expect(git.asked).toHaveLength(2);
  });

  it('goes on without a store that cannot be asked', async () => {
    const findRepositoryScan = () => Promise.reject(new StorageError('The file is locked.', { code: 'BUSY' }));
    const { orchestrator } = setup({ storage: storeWith({ findRepositoryScan }) });

    const scan = await orchestrator.deepScan({ url });

    expect(scan.warnings).toEqual([{ code: 'CACHE_FAILED', stage: 'preflight', message: 'The store could not be asked for an earlier scan: The file is locked.' }]);
    expect(scan.layers).not.toBeNull();
  });
});

describe('a deep scan of another commit', () => {
  it('gives the analysis what it kept at the last one', async () => {
    const { orchestrator, storage, git } = setup();
    await orchestrator.deepScan({ url });
    git.commit = 'c'.repeat(40);

    await orchestrator.deepScan({ url });

    expect(JSON.parse((await storage.getScanCache('local', url))?.document ?? '')).toEqual([['skeleton', 2]]);
  });

  it.each(['', '{', '7', '[["skeleton"]]', '[[7, 1], null]'])('begins anew where what was kept is damaged: %s', async (document) => {
    const { orchestrator, storage } = setup();
    await storage.saveScanCache('local', url, { savedAt: '2026-11-22T10:00:00Z', document });

    expect((await orchestrator.deepScan({ url })).warnings).toEqual([]);
    expect(JSON.parse((await storage.getScanCache('local', url))?.document ?? '')).toEqual([['skeleton', 1]]);
  });

  it.each(['getScanCache', 'saveScanCache'] as const)('goes on without %s', async (method) => {
    const storage = storeWith({ [method]: () => Promise.reject(new StorageError('No.', { code: 'FAILED' })) });

    const scan = await setup({ storage }).orchestrator.deepScan({ url });

    expect(scan.warnings.map(({ code }) => code)).toEqual(['CACHE_FAILED']);
    expect(await storage.getRepositoryScan('local', scan.id)).not.toBeNull();
  });
});
