import { afterEach, describe, expect, it } from 'vitest';
import { createFakeAnalysis, createFakeGit, observationOf } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import { until } from '../fixtures/until.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { AnalysisPort, GitPort, GithubPort } from '../ports.js';
import type { ScanOrchestratorOptions } from '../scan-orchestrator.js';

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

/** A git and an analysis that hang in one stage until they are aborted. */
function hangingIn(stage: 'cloning' | 'observing') {
  const { port, state } = createFakeGit();
  const signals: AbortSignal[] = [];
  const hang = async (signal: AbortSignal | undefined) => {
    if (signal !== undefined) signals.push(signal);
    return waitForAbort(signal);
  };
  const git: GitPort = stage === 'cloning' ? { ...port, open: (_, options) => hang(options?.signal) } : port;
  const analysis: AnalysisPort = stage === 'observing' ? createFakeAnalysis({ observe: (_, options) => hang(options?.signal) }) : createFakeAnalysis();
  return { git, analysis, state, signals };
}

describe('a worker', () => {
  it.each([
    { options: {}, most: 5 },
    { options: { concurrency: 2 }, most: 2 },
  ])('with $options runs $most scans at a time, and no more', async ({ options, most }) => {
    const { port: git, state } = createFakeGit();
    const releases: (() => void)[] = [];
    let peak = 0;
    const analysis = createFakeAnalysis({
      observe: async () => {
        peak = Math.max(peak, state.open);
        await new Promise<void>((resolve) => releases.push(resolve));
        return observationOf();
      },
    });
    const { orchestrator, queue } = setup({ git, analysis });
    const jobs = await Promise.all(Array.from({ length: 12 }, (_, n) => orchestrator.enqueueScan({ url: `${url}-${n}` })));

    const worker = orchestrator.startWorker(options);
    for (let finished = 0; finished < jobs.length; finished += 1) {
      await until(() => releases.length === Math.min(most, jobs.length - finished));
      expect(worker.running).toBeLessThanOrEqual(most);
      releases.shift()?.();
    }
    const done = await Promise.all(jobs.map(({ id }) => queue.waitFor(id)));

    expect(peak).toBe(most);
    expect(new Set(done.map(({ state: reached }) => reached))).toEqual(new Set(['completed']));
  });

  it('lets the scan of an account overtake repositories that wait', async () => {
    const { orchestrator, events, queue } = setup();
    await orchestrator.enqueueScan({ url });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });

    orchestrator.startWorker({ concurrency: 1 });
    await queue.waitFor(id);

    expect(events.flatMap((event) => (event.type === 'started' ? [event.name] : []))[0]).toBe('quick-scan');
  });

  it('that closes aborts the running stage after the grace time, cleans up, and gives the job back at no cost', async () => {
    const { git, analysis, state, signals } = hangingIn('observing');
    const { orchestrator, queue, clock, storage } = setup({ git, analysis });
    const { id } = await orchestrator.enqueueScan({ url });
    const worker = orchestrator.startWorker();
    await until(() => signals.length === 1);

    const closing = worker.close({ graceMs: 5_000 });
    await clock.advance(4_000);
    const inGrace = signals[0]?.aborted;
    await clock.advance(2_000);
    await closing;

    expect(inGrace).toBe(false);
    expect(signals[0]?.reason).toMatchObject({ code: 'SHUTDOWN' });
    expect(state.open).toBe(0);
    expect(await queue.get(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect((await storage.listRuns('local')).items).toEqual([]);
  });
});

describe('cancelling a job', () => {
  it('that has not started cancels it at once', async () => {
    const { orchestrator, queue } = setup();
    const { id } = await orchestrator.enqueueScan({ url });

    const answer = await orchestrator.cancel(id);

    expect(answer).toBe('cancelled');
    expect(await queue.get(id)).toMatchObject({ state: 'cancelled' });
  });

  it.each(['cloning', 'observing'] as const)('reaches the running stage %s, and cleans up', async (stage) => {
    const { git, analysis, state, signals } = hangingIn(stage);
    const { orchestrator, queue, storage } = setup({ git, analysis });
    const { id } = await orchestrator.enqueueScan({ url });
    const worker = orchestrator.startWorker();
    await until(() => signals.length === 1);

    const answer = await orchestrator.cancel(id);
    const job = await queue.waitFor(id);

    expect(answer).toBe('requested');
    expect(signals[0]?.reason).toMatchObject({ code: 'CANCELLED' });
    expect(job).toMatchObject({ state: 'cancelled', attempts: 1 });
    expect([state.open, worker.running]).toEqual([0, 0]);
    expect((await storage.listRuns('local')).items).toEqual([]);
    expect(await queue.partials(id)).toHaveLength(stage === 'cloning' ? 1 : 2);
  });

  it('reaches a quick scan that waits for GitHub', async () => {
    const asked: (AbortSignal | undefined)[] = [];
    const github: GithubPort = {
      ...createFakeGithub({ account: octocat }),
      fetchAccount: (_, options) => {
        asked.push(options?.signal);
        return waitForAbort(options?.signal);
      },
    };
    const { orchestrator, queue } = setup({ github });
    const { id } = await orchestrator.enqueueQuickScan({ login: 'octocat' });
    orchestrator.startWorker();
    await until(() => asked.length === 1);

    await orchestrator.cancel(id);

    expect(await queue.waitFor(id)).toMatchObject({ state: 'cancelled' });
    expect(asked[0]?.aborted).toBe(true);
  });
});

describe('the timeout of a job', () => {
  it.each([
    { options: {}, timeoutMs: 30 * 60_000 },
    { options: { timeoutMs: 90_000 }, timeoutMs: 90_000 },
  ])('with $options aborts an attempt after $timeoutMs ms, and counts as a failed one', async ({ options, timeoutMs }) => {
    const { git, analysis, state, signals } = hangingIn('observing');
    const { orchestrator, queue, clock } = setup({ git, analysis });
    const { id } = await orchestrator.enqueueScan({ url, attempts: 2, ...options });
    orchestrator.startWorker();
    await until(() => signals.length === 1);

    await clock.advance(timeoutMs - 1_000);
    const justBefore = signals[0]?.aborted;
    await clock.advance(2_000);
    const between = await queue.get(id);
    await clock.advance(30_000 + timeoutMs);

    expect(justBefore).toBe(false);
    expect(signals.map(({ reason }) => reason)).toMatchObject([{ code: 'TIMEOUT' }, { code: 'TIMEOUT' }]);
    expect(between).toMatchObject({ state: 'delayed', attempts: 1, failure: { code: 'TIMEOUT' } });
    expect(await queue.get(id)).toMatchObject({ state: 'failed', attempts: 2, failure: { code: 'TIMEOUT' } });
    expect(state.open).toBe(0);
  });
});
