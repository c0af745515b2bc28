import { StorageError } from '@reposcan/storage';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeGit, createFakeAnalysis } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { pipelineRejection } from '../fixtures/rejection.js';
import { storeWith } from '../fixtures/quick-scan-setup.js';
import { scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import { ScanOrchestrator, type ScanOrchestratorOptions } from '../scan-orchestrator.js';

let opened: ReturnType<typeof scanQueueSetup> | null = null;

afterEach(async () => {
  await opened?.close();
  expect(opened?.clock.pending ?? 0).toBe(0);
  opened = null;
});

function setup(options: Partial<ScanOrchestratorOptions> = {}) {
  opened = scanQueueSetup(options);
  return opened;
}

const url = 'https://github.com/octocat/hello';

describe('a quick scan as a job', () => {
  it('waits for a worker, and then answers a summary of the scan that is in the store', async () => {
    const { orchestrator, queue, storage } = setup();

    const enqueued = await orchestrator.enqueueQuickScan({ login: 'octocat', userId: 'ada' });
    const before = await queue.get(enqueued.id);
    orchestrator.startWorker();
    const job = await queue.waitFor(enqueued.id);

    const run = await storage.getRun('ada', enqueued.id);
    expect(enqueued).toEqual({ id: 'job-1', created: true });
    expect(before).toMatchObject({ name: 'quick-scan', state: 'waiting', timeoutMs: 1_800_000, maxAttempts: 3 });
    expect(job).toMatchObject({ state: 'completed', attempts: 1, failure: null, result: { runId: 'job-1', stored: true, deepScans: null } });
    expect(run).toMatchObject({ status: 'completed', target: 'octocat' });
    expect(job.result).toMatchObject({ summary: await storage.getScanSummary('ada', 'octocat') });
    expect((await storage.listRepositories('ada')).items).toHaveLength(4);
  });

  it('gives each completed stage as a partial result, in order, with figures instead of lists', async () => {
    const { orchestrator, queue } = setup();

    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();
    await queue.waitFor(id);
    const partials = await queue.partials(id);

    expect(partials.map(({ seq, value }) => [seq, (value as { stage: string }).stage])).toEqual([
      [1, 'fetching'],
      [2, 'scoring'],
      [3, 'enriching'],
      [4, 'selecting'],
      [5, 'storing'],
    ]);
    expect(partials[0]?.value).toEqual({
      stage: 'fetching',
      summary: { repositories: 4, totalRepositories: 4, complete: true, source: 'graphql' },
    });
    expect(partials[3]?.value).toMatchObject({ stage: 'selecting', summary: { summary: { repositories: 4 } } });
  });

  it('that is not to be stored answers its summary and leaves nothing', async () => {
    const { orchestrator, queue, storage } = setup();

    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat', store: false });
    orchestrator.startWorker();
    const job = await queue.waitFor(id);

    expect(job).toMatchObject({ state: 'completed', result: { stored: false, summary: { repositories: 4 } } });
    expect((await storage.listRuns('local')).items).toEqual([]);
  });

  it('fails when the store fails, because nobody else has the scan, and succeeds once the store is back', async () => {
    let full = true;
    const memory = storeWith({});
    const storage = storeWith({
      saveAccountScan: async (...scan) => {
        if (full) throw new StorageError('No space left.', { code: 'FULL' });
        return memory.saveAccountScan(...scan);
      },
    });
    const { orchestrator, queue, clock } = setup({ storage });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();

    await clock.advance(1_000);
    const between = await queue.get(id);
    full = false;
    await clock.advance(30_000);

    expect(between).toMatchObject({ state: 'delayed', attempts: 1, failure: { message: 'No space left. [FULL]' } });
    expect(await queue.get(id)).toMatchObject({ state: 'completed', attempts: 2, failure: null });
    expect(await memory.getRun('local', id)).toMatchObject({ status: 'completed' });
  });

  it('that is tried again leaves one run: the id of the job is the id of the run', async () => {
    let calls = 0;
    const github = createFakeGithub({
      account: async () => {
        calls += 1;
        if (calls < 3) throw new Error('flaky');
        return octocat;
      },
    });
    const { orchestrator, queue, storage, clock } = setup({ github });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();

    await clock.advance(1_000);
    const failed = await storage.getRun('local', id);
    await clock.advance(100_000);

    expect(failed).toMatchObject({ status: 'failed', error: { message: 'flaky' } });
    expect(await queue.get(id)).toMatchObject({ state: 'completed', attempts: 3 });
    expect((await storage.listRuns('local')).items).toMatchObject([{ id, status: 'completed' }]);
  });
});

describe('a deep scan as a job', () => {
  it('clones, observes, stores, closes, and answers a summary', async () => {
    const { port: git, state } = createFakeGit();
    const { orchestrator, queue, storage } = setup({ git });

    const { id } = await orchestrator.enqueueScan({ url, ref: 'v1' });
    orchestrator.startWorker();
    const job = await queue.waitFor(id);

    const stored = await storage.getRepositoryScan('local', id);
    expect(job).toMatchObject({ name: 'deep-scan', state: 'completed', result: { runId: id, stored: true, files: stored?.stats.files } });
    expect(state.asked[0]?.[0]).toEqual({ url, ref: 'v1' });
    expect(state.open).toBe(0);
    expect((await queue.partials(id)).map(({ value }) => (value as { stage: string }).stage)).toEqual(['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'call_graph', 'storing']);
    expect(JSON.stringify(job).length).toBeLessThan(3_000);
  });

  it('shows the stage that it is in, and how far that is', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const analysis = createFakeAnalysis();
    const { orchestrator, queue, clock, events } = setup({
      analysis: createFakeAnalysis({
        observe: async (tree, options) => {
          options?.onProgress?.({ done: 2, total: 3 });
          await held;
          return analysis.observe(tree, {});
        },
      }),
    });
    const { id } = await orchestrator.enqueueScan({ url });
    orchestrator.startWorker();

    await clock.advance(1_000);
    const running = await queue.get(id);
    release();
    const done = await queue.waitFor(id);

    expect(running?.progress).toEqual({ stage: 'observing', step: 3, steps: 8, within: { done: 2, total: 3, unit: 'files' } });
    expect(done.progress).toEqual({ stage: 'storing', step: 8, steps: 8, within: null });
    const seen = events.flatMap((event) => (event.type === 'progress' && event.id === id ? [(event.value as { step: number }).step] : []));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // Between two that are kept, progress may pass over a stage.
    expect(seen).toEqual(expect.arrayContaining([1, 3, 8]));
  });

  it('of a relative path scans the folder of the process that enqueued it', async () => {
    const { orchestrator, queue } = setup();

    const { id } = await orchestrator.enqueueScan({ path: '.' });

    expect(await queue.get(id)).toMatchObject({ payload: { target: { path: process.cwd() } } });
  });
});

describe('an orchestrator', () => {
  it('without git and analysis enqueues deep scans, and leaves them to the workers of others', async () => {
    const { orchestrator, queue, storage, clock } = setup();
    const frontDesk = new ScanOrchestrator({ github: createFakeGithub({ account: octocat }), storage, queue });

    const deep = await frontDesk.enqueueScan({ url });
    const quick = await frontDesk.enqueueQuickScan({ login: 'octocat' });
    frontDesk.startWorker();
    await queue.waitFor(quick.id);
    await clock.advance(5_000);
    const untouched = await queue.get(deep.id);
    orchestrator.startWorker();

    expect(untouched).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await queue.waitFor(deep.id)).toMatchObject({ state: 'completed' });
  });

  it('without a queue says so', async () => {
    const orchestrator = new ScanOrchestrator({ github: createFakeGithub({ account: octocat }), storage: storeWith({}) });

    const errors = await Promise.all([
      pipelineRejection(orchestrator.enqueueQuickScan({ login: 'octocat' })),
      pipelineRejection(orchestrator.enqueueAccountScan({ login: 'octocat' })),
      pipelineRejection(orchestrator.enqueueScan({ url })),
      pipelineRejection(orchestrator.cancel('job-1')),
    ]);

    expect(errors.map(({ code }) => code)).toEqual(Array.from({ length: 4 }, () => 'NOT_CONFIGURED'));
    expect(() => orchestrator.startWorker()).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED' }));
  });
});
