import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock.js';
import { persist, retryDelay } from './persist.js';

describe('persist', () => {
  it('asks again with growing pauses until the store answers, and tells of each failure', async () => {
    const clock = createManualClock();
    const start = clock.now();
    const tries: number[] = [];
    const errors: unknown[] = [];
    const answer = persist(
      new Error('busy'),
      async () => {
        tries.push(clock.now() - start);
        if (tries.length < 3) throw new Error('busy');
        return 'written';
      },
      { clock, onError: (error) => errors.push(error), giveUp: new AbortController().signal },
    );

    await clock.advance(10_000);

    expect(await answer).toBe('written');
    expect(tries).toEqual([100, 300, 700]);
    expect(errors).toHaveLength(3);
    expect(clock.pending).toBe(0);
  });

  it('gives up with the last error once it is told to, at once and without a timer', async () => {
    const clock = createManualClock();
    const giveUp = new AbortController();
    const answer = persist(new Error('busy'), () => Promise.reject(new Error('gone')), { clock, onError: () => {}, giveUp: giveUp.signal });
    const refused = expect(answer).rejects.toThrow('gone');
    await clock.advance(150);

    giveUp.abort();

    await refused;
    expect(clock.pending).toBe(0);
  });

  it('waits at most 5 s', () => {
    expect([1, 2, 6, 7, 100].map(retryDelay)).toEqual([100, 200, 3_200, 5_000, 5_000]);
  });
});
