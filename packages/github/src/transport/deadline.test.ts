import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { withDeadline } from './deadline.js';

const never = (): Promise<never> => new Promise(() => {});

describe('work with a deadline', () => {
  it('gives its result and leaves no timer', async () => {
    const clock = createManualClock();

    const result = await withDeadline({ ms: 5000, clock, signal: undefined }, () => Promise.resolve(42));

    expect(result).toBe(42);
    expect(clock.pending).toBe(0);
  });

  it('ends with TIMEOUT, also where it ignores its signal', async () => {
    const clock = createManualClock();
    const work = withDeadline({ ms: 5000, clock, signal: undefined }, never);

    clock.advance(5000);

    await expect(work).rejects.toMatchObject({ code: 'TIMEOUT', message: expect.stringContaining('5 s') as string });
  });

  it('ends with ABORTED and the reason of the caller, whatever the work throws for it', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const reason = new Error('user pressed Ctrl-C');
    const work = withDeadline({ ms: 5000, clock, signal: controller.signal }, async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new TypeError('terminated');
    });

    controller.abort(reason);

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: reason });
    expect(clock.pending).toBe(0);
  });

  it('is not begun for a signal that has aborted', async () => {
    let begun = false;

    const work = withDeadline(
      { ms: 1, clock: createManualClock(), signal: AbortSignal.abort('late') },
      async () => void (begun = true),
    );

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: 'late' });
    expect(begun).toBe(false);
  });

  it('passes a failure on, and leaves no timer', async () => {
    const clock = createManualClock();

    await expect(withDeadline({ ms: 5000, clock, signal: undefined }, () => Promise.reject(new Error('own')))).rejects.toThrow(
      'own',
    );

    expect(clock.pending).toBe(0);
  });
});
