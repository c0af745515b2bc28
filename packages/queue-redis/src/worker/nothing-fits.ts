import type { RedisQueueBackend } from 'bullmq';

/** A worker that found only jobs of names that are not its own. */
export interface NothingFits {
  /** There may be work by now. */
  wake(): void;
}

/**
 * Makes a worker that finds only jobs of other names wait apart. BullMQ's workers wait for one marker: where a worker takes it that cannot take the job, it would be woken again at once, and again.
 * @param pollMs how long it waits at most
 */
export function waitWhereNothingFits(backend: RedisQueueBackend, pollMs: number): NothingFits {
  const fetch = backend.moveToActive.bind(backend);
  const wait = backend.waitForJob.bind(backend);
  let apart = false;
  let wake: (() => void) | null = null;

  backend.moveToActive = async (token, name) => {
    const answer = await fetch(token, name);
    apart = String(answer[1]) === 'none of these names';
    return answer;
  };
  backend.waitForJob = async (blockTimeout) => {
    if (!apart) return wait(blockTimeout);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(pollMs, blockTimeout * 1_000));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wake = null;
    return null;
  };
  return { wake: () => wake?.() };
}
