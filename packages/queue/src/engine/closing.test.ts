import { describe, expect, it } from 'vitest';
import { createMemoryQueue } from '../memory/create-memory-queue.js';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import { createQueue } from './create-queue.js';

const queueCapabilities = { durable: 'no', multiProcess: true, remoteCancelLatency: 1 / 3 } as const;

/** What keeps this process running, immediates aside: they end with this tick. */
function resources(): string[] {
  return process.getActiveResourcesInfo().filter((name) => name !== 'Immediate');
}

describe('a queue that is closed', () => {
  it('leaves nothing that keeps a process running, by the real clock', async () => {
    const before = resources();
    const queue = createMemoryQueue();
    const worker = queue.work({
      task: async (run) => {
        run.progress(1);
        await run.partial(1);
        return run.signal.aborted;
      },
    });
    await queue.schedule('hourly', { everyMs: 3_600_000, name: 'task', payload: 1 });
    const { id } = await queue.enqueue('task', 1, { timeoutMs: 60_000 });
    await queue.enqueue('task', 2, { delayMs: 60_000 });
    await queue.waitFor(id);
    const waiting = queue.waitFor((await queue.enqueue('other', 1)).id).catch((error: unknown) => error);
    expect(resources().length).toBeGreaterThan(before.length);

    await worker.close();
    await queue.close();

    expect(await waiting).toMatchObject({ code: 'CLOSED' });
    expect(resources()).toEqual(before);
  });

  it('holds nothing before it is used', async () => {
    const before = resources();

    const queue = createMemoryQueue();
    await queue.enqueue('task', 1);

    expect(resources()).toEqual(before);
    await queue.close();
  });

  it('lets its handlers enqueue until they have returned, and refuses everything after', async () => {
    const queue = createMemoryQueue();
    let go = (): void => {};
    const released = new Promise<void>((resolve) => (go = resolve));
    let followUp: unknown;
    let started = (): void => {};
    const running = new Promise<void>((resolve) => (started = resolve));
    queue.work({
      task: async () => {
        started();
        await released;
        followUp = await queue.enqueue('other', 1);
      },
    });
    await queue.enqueue('task', 1);
    await running;

    const closed = queue.close();
    expect(() => queue.work({ task: () => null })).toThrow(expect.objectContaining({ code: 'CLOSED' }));
    go();
    await closed;

    expect(followUp).toMatchObject({ created: true });
    await expect(queue.enqueue('task', 1)).rejects.toMatchObject({ code: 'CLOSED' });
    expect(() => queue.subscribe(() => {})).toThrow(expect.objectContaining({ code: 'CLOSED' }));
  });

  it('is not closed by options that it refuses', async () => {
    const queue = createMemoryQueue();

    await expect(queue.close({ graceMs: -1 })).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });

    expect(await queue.enqueue('task', 1)).toMatchObject({ created: true });
    await queue.close();
  });
});

describe('a queue that is created', () => {
  it('does not touch its store before it is used, and listens to other processes until it is closed', async () => {
    const touched: string[] = [];
    const store = new Proxy(createMemoryJobStore(), {
      get(target, key, receiver) {
        touched.push(String(key));
        if (key === 'onForeignChange') return () => () => touched.push('stopped listening');
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    const queue = createQueue({ store, capabilities: queueCapabilities });
    expect(touched).toEqual([]);

    queue.work({ task: () => null });
    queue.work({ other: () => null });
    await queue.close();

    expect(touched.filter((key) => key === 'onForeignChange')).toHaveLength(1);
    expect(touched).toContain('stopped listening');
  });
});
