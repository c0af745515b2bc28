import { describe, expect, it } from 'vitest';
import type { JobRun } from '../worker.js';
import type { ConformanceHandler } from './conformance-jobs.js';
import { holdRuns } from './held-runs.js';

function start(handler: ConformanceHandler) {
  const controller = new AbortController();
  const result = Promise.resolve(handler({ signal: controller.signal } as JobRun as Parameters<ConformanceHandler>[0]));
  return { controller, result };
}

describe('holdRuns', () => {
  it('lets runs go one by one, or the one that is meant', async () => {
    const held = holdRuns();
    const [first, second, third] = [start(held.handler), start(held.handler), start(held.handler)];

    held.release('a');
    held.fail(new Error('c'), 2);
    held.release('b');

    await expect(first.result).resolves.toBe('a');
    await expect(second.result).resolves.toBe('b');
    await expect(third.result).rejects.toThrow('c');
  });

  it('throws the reason of an aborted signal, and lets the next one go then', async () => {
    const held = holdRuns();
    const [first, second] = [start(held.handler), start(held.handler)];

    first.controller.abort(new Error('told to stop'));
    held.release('b');

    await expect(first.result).rejects.toThrow('told to stop');
    await expect(second.result).resolves.toBe('b');
  });

  it('ignores its signal where it is told to', async () => {
    const held = holdRuns({ obeysSignal: false });
    const { controller, result } = start(held.handler);

    controller.abort(new Error('told to stop'));
    held.release('done');

    await expect(result).resolves.toBe('done');
  });

  it('lets all runs go, those to come included', async () => {
    const held = holdRuns();
    const before = start(held.handler);

    held.releaseAll();

    await expect(before.result).resolves.toBeNull();
    await expect(start(held.handler).result).resolves.toBeNull();
  });
});
