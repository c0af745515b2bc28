import type { Redis } from 'ioredis';
import { QueueError } from '@reposcan/queue';

/**
 * Refuses a Redis that throws keys away when its memory is full: jobs, or the locks and dedup keys that carry an expiry.
 * @param warn told when Redis does not say what it does
 * @throws {QueueError} `UNSAFE_STORE`
 */
export async function assertNothingIsEvicted(client: Pick<Redis, 'config' | 'info'>, warn: (message: string) => void): Promise<void> {
  const policy = (await policyOfConfig(client)) ?? (await policyOfInfo(client));
  if (policy === null) {
    warn('reposcan: Redis does not tell its maxmemory-policy. With any other than "noeviction" it may lose jobs.');
  } else if (policy !== 'noeviction') {
    throw new QueueError(`Redis evicts keys when its memory is full (maxmemory-policy ${policy}) and would lose jobs.`, {
      code: 'UNSAFE_STORE',
      hint: 'Set maxmemory-policy to noeviction, or give the queue a Redis of its own.',
    });
  }
}

async function policyOfConfig(client: Pick<Redis, 'config'>): Promise<string | null> {
  try {
    const [, policy] = (await client.config('GET', 'maxmemory-policy')) as string[];
    return policy ?? null;
  } catch {
    // Managed services forbid CONFIG.
    return null;
  }
}

async function policyOfInfo(client: Pick<Redis, 'info'>): Promise<string | null> {
  try {
    return /^maxmemory_policy:(\S+)/m.exec(await client.info('memory'))?.[1] ?? null;
  } catch {
    return null;
  }
}
