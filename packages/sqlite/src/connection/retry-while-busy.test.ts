import { describe, expect, it } from 'vitest';
import { retryWhileBusy } from './retry-while-busy.js';

const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

/** Fails some times, then succeeds; keeps the waits. */
function attempts(failures: number, error: Error = busy) {
  const waits: number[] = [];
  let made = 0;
  const attempt = (): number => {
    made += 1;
    if (made <= failures) throw error;
    return made;
  };
  return { waits, attempt, wait: async (ms: number) => void waits.push(ms) };
}

describe('retryWhileBusy', () => {
  it('does not wait when nothing is locked', async () => {
    const { attempt, wait, waits } = attempts(0);

    expect(await retryWhileBusy(attempt, { busyTimeoutMs: 5_000, wait })).toBe(1);
    expect(waits).toEqual([]);
  });

  it('tries again in longer and longer pauses until the lock is free', async () => {
    const { attempt, wait, waits } = attempts(9);

    expect(await retryWhileBusy(attempt, { busyTimeoutMs: 5_000, wait })).toBe(10);
    expect(waits).toEqual([1, 2, 5, 10, 15, 25, 50, 50, 50]);
  });

  it('gives up with the last error after waiting as long as it was told, not longer', async () => {
    const { attempt, wait, waits } = attempts(Infinity);

    await expect(retryWhileBusy(attempt, { busyTimeoutMs: 30, wait })).rejects.toBe(busy);
    expect(waits).toEqual([1, 2, 5, 10, 12]);
  });

  it('tries once when it may not wait', async () => {
    const { attempt, wait, waits } = attempts(1);

    await expect(retryWhileBusy(attempt, { busyTimeoutMs: 0, wait })).rejects.toBe(busy);
    expect(waits).toEqual([]);
  });

  it('does not try again after any other error', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const { attempt, wait, waits } = attempts(1, full);

    await expect(retryWhileBusy(attempt, { busyTimeoutMs: 5_000, wait })).rejects.toBe(full);
    expect(waits).toEqual([]);
  });
});
