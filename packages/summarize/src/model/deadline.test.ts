import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { withDeadline } from './deadline.js';

const never = (): Promise<never> => new Promise(() => {});

describe('work with a deadline', () => {
  it('gives its result and leaves no timer', async () => {
    const clock = createManualClock();

    expect(await withDeadline({ ms: 5000, clock, signal: undefined }, () => Promise.resolve(42))).toBe(42);
    expect(clock.pending).toBe(0);
  });

  it('ends with TIMEOUT, also where it ignores its signal', async () => {
    const clock = createManualClock();
    const work = withDeadline({ ms: 5000, clock, signal: undefined }, never);

    clock.advance(5000);

    await expect(work).rejects.toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('5 s') as string });
  });

  it('ends with the reason of the caller, and leaves no timer', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const reason = new Error('user pressed Ctrl-C');
    const work = withDeadline({ ms: 5000, clock, signal: controller.signal }, never);

    controller.abort(reason);

    await expect(work).rejects.toBe(reason);
    expect(clock.pending).toBe(0);
  });
});
