import { describe, expect, it } from 'vitest';
import { createManualClock } from '../fixtures/manual-clock.js';
import { GithubError } from '../github-error.js';
import { withRetries, type RetryPolicy } from './retry.js';

const policy = (given: Partial<RetryPolicy> = {}): RetryPolicy => ({
  maxAttempts: 3,
  budgetMs: 10_000,
  maxWaitMs: 0,
  except: [],
  clock: createManualClock({ skipUpTo: 60_000 }),
  random: () => 0.5,
  ...given,
});
const badGateway = new GithubError('502', { code: 'SERVER_ERROR', transient: true });

describe('retries', () => {
  it('repeat what failed in passing, with growing waits', async () => {
    const clock = createManualClock({ skipUpTo: 60_000 });

    const result = await withRetries(policy({ clock }), undefined, async (number) => {
      if (number < 3) throw badGateway;
      return number;
    });

    expect(result).toBe(3);
    expect(clock.waits).toEqual([200, 400]);
  });

  it('end with the last error after so many attempts', async () => {
    let attempts = 0;

    const work = withRetries(policy(), undefined, async () => {
      attempts += 1;
      throw badGateway;
    });

    await expect(work).rejects.toBe(badGateway);
    expect(attempts).toBe(3);
  });

  it('do not begin after the budget of time is spent: a 502 that took 10 s is repeated once', async () => {
    const clock = createManualClock({ skipUpTo: 60_000 });
    let attempts = 0;

    const work = withRetries(policy({ clock, budgetMs: 11_000 }), undefined, async () => {
      attempts += 1;
      clock.advance(10_000);
      throw badGateway;
    });

    await expect(work).rejects.toBe(badGateway);
    expect(attempts).toBe(2);
  });

  it.each([
    [2000, [2000, 2000]],
    [20_000, []],
  ])('wait %i ms where a 503 asks for it and the budget allows it', async (retryAfter, waits) => {
    const clock = createManualClock({ skipUpTo: 60_000 });

    const work = withRetries(policy({ clock }), undefined, () => {
      const retryAt = new Date(clock.now() + retryAfter);
      return Promise.reject(new GithubError('503', { code: 'SERVER_ERROR', transient: true, retryAt }));
    });

    await expect(work).rejects.toMatchObject({ code: 'SERVER_ERROR' });
    expect(clock.waits).toEqual(waits);
  });

  it.each(['NOT_FOUND', 'UNAUTHORIZED', 'RESOURCE_LIMITED', 'ABORTED', 'TIMEOUT'] as const)('do not repeat %s', async (code) => {
    let attempts = 0;

    const work = withRetries(policy(), undefined, async () => {
      attempts += 1;
      throw new GithubError(code, { code });
    });

    await expect(work).rejects.toMatchObject({ code });
    expect(attempts).toBe(1);
  });

  it('leave to the caller what the caller handles better', async () => {
    let attempts = 0;

    const work = withRetries(policy({ except: ['SERVER_ERROR'] }), undefined, async () => {
      attempts += 1;
      throw badGateway;
    });

    await expect(work).rejects.toBe(badGateway);
    expect(attempts).toBe(1);
  });

  it.each([
    [0, 1],
    [29_999, 1],
    [30_000, 2],
  ])('wait for a rate limit of 30 s only where %i ms are allowed', async (maxWaitMs, expected) => {
    const clock = createManualClock({ skipUpTo: 60_000 });
    const limited = new GithubError('limit', { code: 'SECONDARY_RATE_LIMITED', retryAt: new Date(clock.now() + 30_000) });
    let attempts = 0;

    const work = withRetries(policy({ clock, maxWaitMs }), undefined, async (number) => {
      attempts += 1;
      if (number === 1) throw limited;
      return 'done';
    });

    await work.catch(() => {});
    expect(attempts).toBe(expected);
  });

  it('end at once when the signal aborts during a wait, and leave no timer', async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const work = withRetries(policy({ clock }), controller.signal, () => Promise.reject(badGateway));
    await new Promise((resolve) => setImmediate(resolve));

    controller.abort('enough');

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' });
    expect(clock.pending).toBe(0);
  });
});
