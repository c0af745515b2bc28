import { describe, expect, it, vi } from 'vitest';
import { createMemoryQueue } from '../memory/create-memory-queue.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import { runConformanceWorker, type ConformanceCommand, type ConformanceReport, type ConformanceWorkerOptions } from './conformance-worker.js';

/** A worker in this process, and the channel that a process would have. */
function worker(options: Partial<ConformanceWorkerOptions> = {}) {
  const queue = createMemoryQueue<ConformanceJobs>();
  const reports: ConformanceReport[] = [];
  let tell: (command: ConformanceCommand) => void = () => {};
  const disconnect = vi.fn();
  runConformanceWorker(queue, { leaseMs: 1_000, concurrency: 1, jobMs: null, ...options }, {
    send: (report) => reports.push(report),
    on: (_, listener) => {
      tell = listener;
    },
    disconnect,
  });
  return { queue, reports, disconnect, tell: (command: ConformanceCommand) => tell(command) };
}

describe('runConformanceWorker', () => {
  it('reports starts and returns, and holds jobs until they are released', async () => {
    const { queue, reports, tell } = worker();
    const { id } = await queue.enqueue('task', 1);
    await vi.waitFor(() => expect(reports).toHaveLength(2));

    tell({ type: 'release' });

    expect((await queue.waitFor(id)).result).toEqual({ attempt: 1 });
    expect(reports.map(({ type }) => type)).toEqual(['ready', 'started', 'returned']);
    expect(reports[1]).toMatchObject({ id, attempt: 1 });
    await queue.close();
  });

  it('reports why the signal of a run was aborted', async () => {
    const { queue, reports, tell } = worker();
    const { id } = await queue.enqueue('task', 1);
    await vi.waitFor(() => expect(reports).toHaveLength(2));

    await queue.cancel(id);

    await vi.waitFor(() => expect(reports.at(-1)).toMatchObject({ type: 'aborted', id, attempt: 1, code: 'CANCELLED' }));
    tell({ type: 'release' });
    await queue.close();
  });

  it('closes its queue and hangs up when it is told to', async () => {
    const { queue, reports, tell, disconnect } = worker({ jobMs: 1 });
    const { id } = await queue.enqueue('other', 1);
    await queue.waitFor(id);

    tell({ type: 'close' });

    await vi.waitFor(() => expect(disconnect).toHaveBeenCalledOnce());
    expect(reports.at(-1)).toEqual({ type: 'closed' });
    await expect(queue.counts()).rejects.toMatchObject({ code: 'CLOSED' });
  });
});
