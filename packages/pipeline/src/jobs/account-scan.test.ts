import { afterEach, describe, expect, it } from 'vitest';
import { createFakeAnalysis, createFakeGit } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import { snapshotOf } from '../fixtures/snapshot-of.js';
import { until } from '../fixtures/until.js';
import { waitForAbort } from '../fixtures/wait-for-abort.js';
import type { GitPort } from '../ports.js';
import type { ScanOrchestratorOptions } from '../scan-orchestrator.js';

let opened: ReturnType<typeof scanQueueSetup> | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

function setup(options: Partial<ScanOrchestratorOptions> = {}) {
  opened = scanQueueSetup(options);
  return opened;
}

const selected = ['octocat/famous', 'octocat/library', 'octocat/tool'];

/** The id of the job that waits for the deep scans of a finished account scan. */
async function deepScansOf({ queue }: ReturnType<typeof scanQueueSetup>, id: string): Promise<string> {
  const job = await queue.waitFor(id);
  const deepScans = job.name === 'quick-scan' ? job.result?.deepScans : null;
  if (!deepScans) throw new Error(`No deep scans follow ${id}: ${JSON.stringify(job)}`);
  return deepScans.id;
}

/** A git that opens every repository but one, which it acts differently for. */
function gitExcept(nameWithOwner: string, instead: GitPort['open']): { git: GitPort; state: ReturnType<typeof createFakeGit>['state'] } {
  const { port, state } = createFakeGit();
  const isIt = (target: object) => 'url' in target && String(target.url).endsWith(`/${nameWithOwner}`);
  return { git: { ...port, open: (target, options) => (isIt(target) ? instead(target, options) : port.open(target, options)) }, state };
}

describe('an account scan', () => {
  it('answers its quick scan first, then scans what that selected, and at last sums up', async () => {
    const opened = setup();
    const { orchestrator, queue, storage } = opened;

    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat', userId: 'ada' });
    orchestrator.startWorker();
    const deepId = await deepScansOf(opened, id);
    const sum = await queue.waitFor(deepId);

    const children = (await queue.list({ parentId: deepId, order: 'asc' })).items;
    expect(children.map(({ name, state }) => [name, state])).toEqual(selected.map(() => ['deep-scan', 'completed']));
    expect(sum).toMatchObject({ name: 'account-deep-scan', state: 'completed' });
    expect(sum.result).toEqual({
      repositories: selected.map((nameWithOwner, index) => ({ nameWithOwner, jobId: children[index]?.id, state: 'completed', failure: null })),
    });
    for (const [index, nameWithOwner] of selected.entries()) {
      expect(await storage.getRepository('ada', nameWithOwner)).toMatchObject({ analysis: { scanId: children[index]?.id } });
    }
  });

  it('that selects nothing has no deep scans', async () => {
    const { orchestrator, queue } = setup({ github: createFakeGithub({ account: snapshotOf('octocat', []) }) });

    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat' });
    orchestrator.startWorker();

    expect(await queue.waitFor(id)).toMatchObject({ state: 'completed', result: { deepScans: null, selected: [] } });
    expect((await queue.list()).items).toHaveLength(1);
  });

  it('finishes although one repository fails, and says which and why', async () => {
    const { git } = gitExcept('octocat/library', () => Promise.reject(new TypeError('odd')));
    const opened = setup({ git });
    const { orchestrator, queue, clock, storage } = opened;

    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat', attempts: 2 });
    orchestrator.startWorker();
    const deepId = await deepScansOf(opened, id);
    await clock.advance(60_000);
    const sum = await queue.get(deepId);

    expect(sum).toMatchObject({ state: 'completed' });
    expect(sum?.result).toMatchObject({
      repositories: [
        { nameWithOwner: 'octocat/famous', state: 'completed', failure: null },
        { nameWithOwner: 'octocat/library', state: 'failed', failure: 'The stage "cloning" failed: odd [STAGE_FAILED]' },
        { nameWithOwner: 'octocat/tool', state: 'completed', failure: null },
      ],
    });
    expect((await storage.getRepository('local', 'octocat/library'))?.analysis).toBeNull();
  });

  it('hands its attempts and its timeout on to its deep scans', async () => {
    const opened = setup();
    const { orchestrator, queue } = opened;

    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat', attempts: 5, timeoutMs: 60_000 });
    orchestrator.startWorker();
    const deepId = await deepScansOf(opened, id);

    const [child] = (await queue.list({ parentId: deepId })).items;
    expect(child).toMatchObject({ maxAttempts: 5, timeoutMs: 60_000 });
  });

  it('that runs again while its deep scans are under way starts no second ones', async () => {
    const { git } = gitExcept('octocat/tool', async (_, options) => waitForAbort(options?.signal));
    const opened = setup({ git });
    const { orchestrator, queue } = opened;
    orchestrator.startWorker();

    const first = await orchestrator.enqueueAccountScan({ login: 'octocat' });
    const deepId = await deepScansOf(opened, first.id);
    const second = await orchestrator.enqueueAccountScan({ login: 'OctoCat' });
    const again = await queue.waitFor(second.id);
    await orchestrator.cancel(deepId);

    expect(second.created).toBe(true);
    expect(again).toMatchObject({ result: { deepScans: { id: deepId, created: false } } });
    expect((await queue.list({ names: ['deep-scan'] })).items).toHaveLength(3);
  });

  it('keeps a deep scan whose repository has left the account meanwhile', async () => {
    const { port: git } = createFakeGit();
    let leave = async () => {};
    const opened = setup({
      analysis: createFakeAnalysis({
        observe: async (...args) => {
          await leave();
          return createFakeAnalysis().observe(...args);
        },
      }),
      git,
    });
    const { orchestrator, queue, storage } = opened;
    leave = async () => {
      const run = await storage.getRun('local', 'job-1');
      if (run?.summary == null) throw new Error('The account scan is not in the store.');
      const { profile } = snapshotOf('octocat', []);
      await storage.saveAccountScan('local', {
        kind: 'account-scan',
        id: 'later',
        profile,
        repositories: [],
        selected: [],
        excluded: [],
        warnings: [],
        summary: { ...run.summary, repositories: 0, totalRepositories: 0 },
        timings: { startedAt: run.startedAt, totalMs: 0, targetMs: null, exceeded: false, stages: [] },
      });
    };

    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat' });
    orchestrator.startWorker();
    const sum = await queue.waitFor(await deepScansOf(opened, id));

    expect(sum).toMatchObject({ result: { repositories: selected.map(() => ({ state: 'completed' })) } });
    expect(await storage.getRepository('local', 'octocat/tool')).toBeNull();
  });
});

describe('cancelling an account scan', () => {
  it('whose quick scan is done cancels its deep scans, those that run too', async () => {
    const { port: git, state } = createFakeGit();
    const opened = setup({ git, analysis: createFakeAnalysis({ observe: (_, options) => waitForAbort(options?.signal) }) });
    const { orchestrator, queue } = opened;
    orchestrator.startWorker({ concurrency: 2 });
    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat' });
    const deepId = await deepScansOf(opened, id);
    await until(() => state.open === 2);

    const answer = await orchestrator.cancel(id);
    const children = await Promise.all((await queue.list({ parentId: deepId })).items.map((child) => queue.waitFor(child.id)));

    expect(answer).toBe('cancelled');
    expect(await queue.get(deepId)).toMatchObject({ state: 'cancelled' });
    expect(children.map((child) => child.state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(state).toMatchObject({ open: 0, asked: { length: 2 } });
  });

  it('between its quick scan and its deep scans leaves none of them', async () => {
    const opened = setup();
    const { orchestrator, queue } = opened;
    const enqueueFlow = queue.enqueueFlow.bind(queue);
    queue.enqueueFlow = async (flow) => {
      const enqueued = await enqueueFlow(flow);
      await queue.cancel('job-1');
      return enqueued;
    };
    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat' });
    const worker = orchestrator.startWorker({ concurrency: 1 });

    const job = await queue.waitFor(id);
    await until(() => worker.running === 0);

    expect(job).toMatchObject({ state: 'cancelled' });
    const { items } = await queue.list();
    expect(items).toHaveLength(5);
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'cancelled'));
  });

  it('again changes nothing, and of an unknown job rejects with NOT_FOUND', async () => {
    const opened = setup();
    const { orchestrator } = opened;
    const { id } = await orchestrator.enqueueAccountScan({ login: 'octocat' });

    const answers = [await orchestrator.cancel(id), await orchestrator.cancel(id)];

    expect(answers).toEqual(['cancelled', 'settled']);
    await expect(orchestrator.cancel('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
