import type { Claim, Claims } from './claims.js';

/**
 * Claims work on a clone for callers of this process one after the other, so that only the first in the line looks for claims of other processes.
 * The returned function gives `null` when the time is over or the signal was aborted first.
 */
export function createTurns(claims: Claims): (key: string, ms: number, signal?: AbortSignal) => Promise<Claim | null> {
  const line = new Map<string, Promise<void>>();

  /** Waits for those that came before, and gives the function that lets the next one in. */
  const enter = async (key: string, signal: AbortSignal): Promise<() => void> => {
    const before = line.get(key) ?? Promise.resolve();
    let leave = (): void => {};
    const mine = new Promise<void>((done) => {
      leave = done;
    });
    const last = before.then(() => mine);
    line.set(key, last);
    void last.then(() => {
      if (line.get(key) === last) line.delete(key);
    });
    try {
      await Promise.race([before, aborted(signal)]);
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  };

  return async (key, ms, signal) => {
    const patience = new AbortController();
    const giveUp = (): void => patience.abort();
    const timer = setTimeout(giveUp, ms);
    signal?.addEventListener('abort', giveUp, { once: true });
    if (signal?.aborted === true) giveUp();
    let leave = (): void => {};
    try {
      leave = await enter(key, patience.signal);
      const claim = await claims.work(key, patience.signal);
      return {
        async release() {
          await claim.release().finally(leave);
        },
      };
    } catch (error) {
      leave();
      if (patience.signal.aborted) return null;
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = (): void => reject(new Error('The wait was aborted.'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
}
