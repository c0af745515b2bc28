import type { JobQueue, JobTypes } from '@reposcan/queue';
import { createRedisQueue } from '@reposcan/queue-redis';
import { createSqliteQueue } from '@reposcan/queue-sqlite';

/** Where a queue is that several processes can open. Survives JSON. */
export type QueueAddress =
  | { adapter: 'sqlite'; file: string; synchronous?: 'normal' | 'full' }
  /** `socketTimeoutMs`: how long a connection may be silent that owes an answer. */
  | { adapter: 'redis'; url: string; prefix: string; socketTimeoutMs?: number };

/** Opens a queue that keeps every settled job, so that none can be missed in the end. */
export function openQueue<Jobs extends JobTypes>(address: QueueAddress): JobQueue<Jobs> {
  const retention = { completed: 1_000_000, failed: 1_000_000 };
  if (address.adapter === 'sqlite') {
    const { file, synchronous = 'normal' } = address;
    return createSqliteQueue<Jobs>({ file, synchronous, retention });
  }
  const { url, prefix, socketTimeoutMs } = address;
  return createRedisQueue<Jobs>({ url, prefix, retention, ...(socketTimeoutMs === undefined ? {} : { connection: { socketTimeout: socketTimeoutMs } }) });
}
