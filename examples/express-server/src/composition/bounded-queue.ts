import { QueueError, type JobQueue, type JobTypes } from '@reposcan/queue';
import { within } from './within.js';

/**
 * The same queue for people who wait: a call that its store does not answer in time fails with `UNAVAILABLE`. A write may still happen later; scans have dedup keys, so that asking again
 * is harmless.
 */
export function boundedQueue<Jobs extends JobTypes>(queue: JobQueue<Jobs>, ms: number): JobQueue<Jobs> {
  const late = (): QueueError => new QueueError('The job queue did not answer in time.', { code: 'UNAVAILABLE' });

  return {
    ...queue,
    enqueue: (name, payload, options) => within(ms, queue.enqueue(name, payload, options), late),
    get: (id) => within(ms, queue.get(id), late),
    list: (query) => within(ms, queue.list(query), late),
    counts: () => within(ms, queue.counts(), late),
    partials: (id, range) => within(ms, queue.partials(id, range), late),
    cancel: (id) => within(ms, queue.cancel(id), late),
    retry: (id) => within(ms, queue.retry(id), late),
    isPaused: () => within(ms, queue.isPaused(), late),
  };
}
