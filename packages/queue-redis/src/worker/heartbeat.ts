import { cancelRequested, leaseLost, type QueueClock } from '@reposcan/queue';
import type { RedisLink } from '../connection/redis-link.js';
import type { Attempt } from './attempt.js';

/** Renews the leases of a worker's attempts, and hears with each renewal which are lost and which somebody cancelled. */
export interface Heartbeat {
  stop(): void;
}

/** Beats at a third of the lease, whatever the renewals come to. BullMQ's own renewal knows a job only by its id, and forgets the new attempt of a job when the old one returns. */
export function startHeartbeat(link: RedisLink, clock: QueueClock, leaseMs: number, attempts: readonly Attempt[], onError: (error: unknown) => void): Heartbeat {
  let renewing = false;

  async function beat(): Promise<void> {
    const now = Date.now();
    for (const attempt of attempts) {
      // Without word from Redis for a whole lease, another worker may have the job.
      if (now - attempt.renewedAt > leaseMs) attempt.abort(leaseLost(attempt.id));
    }
    if (renewing || attempts.length === 0) return;
    renewing = true;
    try {
      await renew([...attempts]);
    } catch (error) {
      onError(error);
    } finally {
      renewing = false;
    }
  }

  async function renew(renewed: readonly Attempt[]): Promise<void> {
    const asked = Date.now();
    const [lost, cancelled] = (await link.use(({ client }) =>
      client.rsRenew(link.keys, JSON.stringify(renewed.map(({ id }) => id)), JSON.stringify(renewed.map(({ token }) => token)), leaseMs),
    )) as [number[], number[]];
    renewed.forEach((attempt, index) => {
      if (lost.includes(index + 1)) attempt.abort(leaseLost(attempt.id));
      else attempt.renewedAt = asked;
      if (cancelled.includes(index + 1)) attempt.abort(cancelRequested(attempt.id));
    });
  }

  let timer: unknown;
  function next(): void {
    timer = clock.setTimeout(() => {
      next();
      void beat();
    }, Math.max(1, Math.floor(leaseMs / 3)));
  }
  next();
  return { stop: () => clock.clearTimeout(timer) };
}
