import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import { createManualClock, type ManualClock } from '../testing/manual-clock.js';
import { createQueue } from './create-queue.js';
import type { JobStore } from './job-store.js';

const capabilities = { durable: 'no', multiProcess: false, remoteCancelLatency: 0 } as const;

/** A store whose methods fail while they are listed. */
function fragileStore(clock: ManualClock): { store: JobStore; failing: Set<string> } {
  const failing = new Set<string>();
  const inner = createMemoryJobStore({ clock });
  const store = new Proxy(inner, {
    get(target, key, receiver) {
      const method: unknown = Reflect.get(target, key, receiver);
      if (typeof method !== 'function' || !failing.has(String(key))) return method;
      return () => Promise.reject(new Error(`${String(key)} failed`));
    },
  });
  return { store, failing };
}

describe('a store that fails', () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (error: unknown): void => void unhandled.push(error);

  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', onUnhandled);
  });
  afterEach(() => {
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });

  it.each([['claim'], ['settle'], ['progress'], ['nextDueAt'], ['renew']])('leaves the worker working after %s failed for a while', async (method) => {
    const clock = createManualClock();
    const { store, failing } = fragileStore(clock);
    const queue = createQueue({ store, capabilities, clock });
    const errors: string[] = [];
    failing.add(method);
    queue.work(
      {
        task: async (run) => {
          run.progress(0.5);
          await new Promise<void>((resolve) => clock.setTimeout(resolve, 15_000));
          return 'done';
        },
      },
      { onError: (error) => errors.push(String(error)) },
    );
    const { id } = await queue.enqueue('task', 1);
    await clock.advance(16_000);
    expect(errors.some((error) => error.includes(`${method} failed`))).toBe(true);

    failing.clear();
    await clock.advance(30_000);

    expect(await queue.get(id)).toMatchObject({ state: 'completed', result: 'done', attempts: 1 });
    await queue.close();
    expect(clock.pending).toBe(0);
  });

  it('is not hurried: a claim that fails is asked again with growing pauses, whatever is enqueued meanwhile', async () => {
    const clock = createManualClock();
    const { store, failing } = fragileStore(clock);
    failing.add('claim');
    const queue = createQueue({ store, capabilities, clock });
    let errors = 0;
    queue.work({ task: () => null }, { onError: () => (errors += 1) });

    for (let second = 0; second < 30; second += 1) {
      await queue.enqueue('task', second);
      await clock.advance(1_000);
    }

    expect(errors).toBeGreaterThan(5);
    expect(errors).toBeLessThan(15);
    await queue.close();
  });

  it('refuses the call that it failed, with its own error', async () => {
    const clock = createManualClock();
    const { store, failing } = fragileStore(clock);
    failing.add('insert');
    const queue = createQueue({ store, capabilities, clock });

    await expect(queue.enqueue('task', 1)).rejects.toThrow('insert failed');
    failing.clear();

    expect(await queue.enqueue('task', 1)).toMatchObject({ created: true });
    await queue.close();
  });

  it('does not keep a queue from closing: what cannot be settled is left to its lease', async () => {
    const clock = createManualClock();
    const { store, failing } = fragileStore(clock);
    const queue = createQueue({ store, capabilities, clock });
    queue.work({ task: () => null });
    failing.add('settle');
    const { id } = await queue.enqueue('task', 1);
    await clock.advance(1_000);

    const closed = queue.close({ graceMs: 5_000 });
    await clock.advance(6_000);
    await closed;

    expect(await store.get(id)).toMatchObject({ state: 'active', attempts: 1 });
    expect(clock.pending).toBe(0);
  });

  it('survives a listener of errors and of events that throws', async () => {
    const clock = createManualClock();
    const { store, failing } = fragileStore(clock);
    const queue = createQueue({ store, capabilities, clock });
    const broken = (): never => {
      throw new Error('broken listener');
    };
    queue.subscribe(broken);
    failing.add('claim');
    queue.work({ task: () => 'done' }, { onError: broken });
    const { id } = await queue.enqueue('task', 1);
    await clock.advance(200);
    failing.clear();

    await clock.advance(1_000);

    expect(await queue.get(id)).toMatchObject({ state: 'completed' });
    await queue.close();
  });

  it('leaves no timer when a claim fails after the worker was closed', async () => {
    const clock = createManualClock();
    const claims: ((error: Error) => void)[] = [];
    const store = { ...createMemoryJobStore({ clock }), claim: () => new Promise<never>((_, reject) => claims.push(reject)) };
    const queue = createQueue({ store, capabilities, clock });
    queue.work({ task: () => null });
    await clock.advance(10);

    const closed = queue.close();
    claims[0]?.(new Error('gone'));
    await closed;

    expect(claims).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it('gives back, without starting it, what a claim leased after the worker was closed', async () => {
    const clock = createManualClock();
    const inner = createMemoryJobStore({ clock });
    let answer = (): void => {};
    const gate = new Promise<void>((resolve) => (answer = resolve));
    const store: JobStore = { ...inner, claim: async (request) => (await gate, inner.claim(request)) };
    const queue = createQueue({ store, capabilities, clock });
    let started = 0;
    queue.work({ task: () => void (started += 1) });
    const { id } = await queue.enqueue('task', 1);

    const closed = queue.close();
    answer();
    await closed;

    expect(started).toBe(0);
    expect(await inner.get(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(clock.pending).toBe(0);
  });
});
