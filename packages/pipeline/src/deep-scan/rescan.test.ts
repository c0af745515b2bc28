import { createMemoryStore, StorageError, type ScanStore } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { createFakeAnalysis, createFakeGit, createFakeSummarizer, sampleSummary } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { quickScanSetup, storeWith } from '../fixtures/quick-scan-setup.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import type { AnalysisPort, SummarizerPort } from '../ports.js';

const url = 'https://github.com/octocat/hello';

function setup({ storage = createMemoryStore(), analysis = createFakeAnalysis(), ...more }: { storage?: ScanStore; analysis?: AnalysisPort; summarizer?: SummarizerPort } = {}) {
  const git = createFakeGit();
  const { orchestrator } = quickScanSetup(createFakeGithub({ account: snapshotOf('octocat', []) }), { git: git.port, analysis, storage, ...more });
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
    await orchestrator.deepScan({ url, stages: ['extracting', 'graphing'] });
    await orchestrator.deepScan({ url });
    await orchestrator.deepScan({ url, history: true });

    expect(git.asked).toHaveLength(5);
  });

  it('is not answered by a report of another summarizer, nor by one without a summary where there can be one', async () => {
    const { storage, orchestrator } = setup();
    await orchestrator.deepScan({ url });
    const wordy = setup({ storage, summarizer: createFakeSummarizer().port });
    await wordy.orchestrator.deepScan({ url, stages: ['extracting', 'graphing', 'call_graph'] });
    await wordy.orchestrator.deepScan({ url });
    await wordy.orchestrator.deepScan({ url });
    const other = setup({ storage, summarizer: createFakeSummarizer({ recipe: 'words-2' }).port });
    await other.orchestrator.deepScan({ url });

    expect([wordy.git.asked.length, other.git.asked.length]).toEqual([2, 1]);
  });

  it('is not answered by a report whose summary the model could not write', async () => {
    const summarize = () => Promise.resolve({ ...sampleSummary, fallback: 'The model did not answer.', warnings: [] });
    const { orchestrator, git } = setup({ summarizer: createFakeSummarizer({ summarize }).port });

    await orchestrator.deepScan({ url });
    await orchestrator.deepScan({ url });

    expect(git.asked).toHaveLength(2);
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
