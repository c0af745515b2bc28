import { cancelRequested, leaseLost } from './abort-reason.js';
import type { Attempt } from './attempt.js';
import type { Engine } from './engine.js';
import { retryDelay } from './persist.js';

/** Renews the leases of a worker's attempts. */
export interface Heartbeat {
  /** Beats from now on, until there is no attempt any more. */
  start(): void;
  stop(): void;
}

/** All leases of a worker in one call, at a third of the lease; sooner again after the store failed. Tells attempts that were cancelled, or have lost their lease. */
export function createHeartbeat(
  { clock, store }: Engine,
  leaseMs: number,
  attempts: ReadonlyMap<string, Attempt>,
  onError: (error: unknown) => void,
): Heartbeat {
  let timer: unknown = null;
  let failures = 0;

  async function beat(): Promise<void> {
    const current = [...attempts.values()];
    try {
      const renewals = await store.renew(current.map(({ lease }) => lease), leaseMs);
      failures = 0;
      renewals.forEach((renewal, index) => {
        const attempt = current[index];
        if (!renewal.held) attempt?.abort(leaseLost(attempt.lease.id));
        else if (renewal.cancelRequested) attempt?.abort(cancelRequested(attempt.lease.id));
      });
    } catch (error) {
      failures += 1;
      onError(error);
    }
    timer = null;
    if (attempts.size > 0) start();
  }

  function start(): void {
    if (timer !== null) return;
    const delay = leaseMs / 3;
    timer = clock.setTimeout(() => void beat(), failures === 0 ? delay : Math.min(delay, retryDelay(failures)));
  }

  return {
    start,
    stop() {
      if (timer !== null) clock.clearTimeout(timer);
    },
  };
}
