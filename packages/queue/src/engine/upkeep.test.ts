import { describe, expect, it } from 'vitest';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createQueue } from './create-queue.js';

describe('upkeep', () => {
  it('looks neither before the queue works nor all the time when something stays due', async () => {
    const clock = createManualClock();
    const inner = createMemoryJobStore({ clock });
    let looks = 0;
    const store = { ...inner, nextDueAt: () => ((looks += 1), inner.nextDueAt()) };
    const queue = createQueue({ store, capabilities: { durable: 'no', multiProcess: true, remoteCancelLatency: 1 / 3 }, clock });
    await queue.enqueue('nobody', 1, { delayMs: 100 });
    await clock.advance(60_000);
    expect(looks).toBe(0);

    queue.work({ task: () => null });
    await clock.advance(60_000);

    // Every 5 s, with two questions each.
    expect(looks).toBeGreaterThanOrEqual(12);
    expect(looks).toBeLessThan(40);
    await queue.close();
  });

  it('starts a delayed job in time, whenever it was enqueued', async () => {
    const clock = createManualClock();
    const started: number[] = [];
    const queue = createQueue({ store: createMemoryJobStore({ clock }), capabilities: { durable: 'no', multiProcess: false, remoteCancelLatency: 0 }, clock });
    queue.work({ task: () => void started.push(clock.now()) }, { pollMs: 3_600_000 });
    await clock.advance(1_234);

    const expected = [10, 777, 4_321].map((delayMs) => clock.now() + delayMs);
    for (const delayMs of [777, 4_321, 10]) await queue.enqueue('task', 1, { delayMs });
    await clock.advance(5_000);

    expect(started).toEqual(expected);
    await queue.close();
  });
});
