import { afterEach, describe, expect, it } from 'vitest';
import { scanQueueSetup } from '../fixtures/scan-queue-setup.js';
import type { EnqueueQuickScanOptions, EnqueueScanOptions } from './scan-job-options.js';

let opened: ReturnType<typeof scanQueueSetup> | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

function setup() {
  opened = scanQueueSetup();
  return opened;
}

const url = 'https://github.com/octocat/hello';

describe('enqueueing a scan twice', () => {
  it.each<[EnqueueQuickScanOptions, EnqueueQuickScanOptions, string]>([
    [{ login: 'octocat' }, { login: 'octocat' }, 'one job'],
    [{ login: 'octocat' }, { login: 'OctoCat', userId: 'local' }, 'one job'],
    [{ login: 'octocat' }, { login: 'octocat', enrich: 'none', priority: 3 }, 'one job'],
    [{ login: 'octocat' }, { login: 'octocat', userId: 'ada' }, 'two jobs'],
    [{ login: 'octocat' }, { login: 'hubot' }, 'two jobs'],
    [{ login: 'c', userId: 'a:b' }, { login: 'b:c', userId: 'a' }, 'two jobs'],
  ])('of the accounts %j and %j makes %s', async (one, other, jobs) => {
    const { orchestrator } = setup();

    const first = await orchestrator.enqueueQuickScan(one);
    const second = await orchestrator.enqueueQuickScan(other);

    expect(first.created).toBe(true);
    expect(second).toEqual(jobs === 'one job' ? { id: first.id, created: false } : { id: 'job-2', created: true });
  });

  it.each<[EnqueueScanOptions, EnqueueScanOptions, string]>([
    [{ url }, { url }, 'one job'],
    [{ url, ref: 'v1' }, { url, ref: 'v1' }, 'one job'],
    [{ path: '.' }, { path: process.cwd() }, 'one job'],
    [{ url }, { url, ref: 'v1' }, 'two jobs'],
    [{ url }, { url, userId: 'ada' }, 'two jobs'],
    [{ url: `https://example.com/${'x'.repeat(5_000)}` }, { url: `https://example.com/${'x'.repeat(5_001)}` }, 'two jobs'],
  ])('of the repositories %j and %j makes %s', async (one, other, jobs) => {
    const { orchestrator } = setup();

    const first = await orchestrator.enqueueScan(one);
    const second = await orchestrator.enqueueScan(other);

    expect(second.created).toBe(jobs === 'two jobs');
    expect(second.id === first.id).toBe(jobs === 'one job');
  });

  it('makes a second job once the first one is settled', async () => {
    const { orchestrator, queue } = setup();
    const first = await orchestrator.enqueueScan({ url });
    orchestrator.startWorker();
    await queue.waitFor(first.id);

    const second = await orchestrator.enqueueScan({ url });

    expect(second).toMatchObject({ created: true });
    expect(second.id).not.toBe(first.id);
  });

  it('at the same time makes one job', async () => {
    const { orchestrator } = setup();

    const all = await Promise.all(Array.from({ length: 50 }, () => orchestrator.enqueueQuickScan({ login: 'octocat' })));

    expect(all.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('as a quick scan and as an account scan makes two jobs: only one of them goes deep', async () => {
    const { orchestrator } = setup();

    await orchestrator.enqueueQuickScan({ login: 'octocat' });

    expect(await orchestrator.enqueueAccountScan({ login: 'octocat' })).toMatchObject({ created: true });
  });
});
