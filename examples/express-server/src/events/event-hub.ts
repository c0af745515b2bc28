import type { ScanJobs } from '@reposcan/pipeline';
import type { JobQueue } from '@reposcan/queue';
import { Problem } from '../http/problem.js';
import type { ScanJob } from '../jobs/job-view.js';
import { createEventStream, type StreamSink } from './event-stream.js';
import { createJobFeed, type JobFeed } from './job-feed.js';
import { heartbeat } from './sse.js';

/** All event streams of this process, over one subscription to the queue. */
export interface EventHub {
  /** Streams a job into a sink until the job ends, the client goes, or the server closes. @throws Problem 503 where there are too many, or the server closes */
  stream(job: ScanJob, sink: StreamSink, lastEventId: string | undefined): Promise<void>;
  readonly streams: number;
  /** Ends every stream with a reason. */
  close(): void;
}

/** How the hub listens. */
export interface EventHubOptions {
  queue: Pick<JobQueue<ScanJobs>, 'get' | 'partials' | 'subscribe'>;
  /** Streams at a time. */
  most: number;
  /** Between two looks at jobs whose events may not arrive because another process runs them. @default 1_000 */
  pollMs?: number;
  /** @default 15_000 */
  heartbeatMs?: number;
}

/** A hub that listens while somebody watches. */
export function createEventHub({ queue, most, pollMs = 1_000, heartbeatMs = 15_000 }: EventHubOptions): EventHub {
  const feeds = new Map<string, JobFeed>();
  const open = new Set<{ write(text: string): void; end(reason: string): void }>();
  let stopListening: (() => void) | null = null;
  let polling: NodeJS.Timeout | null = null;
  let beating: NodeJS.Timeout | null = null;
  let closed = false;

  function start(): void {
    stopListening ??= queue.subscribe(({ id }) => void feeds.get(id)?.refresh());
    polling ??= setInterval(() => void poll(), pollMs).unref();
    beating ??= setInterval(() => open.forEach((stream) => stream.write(heartbeat)), heartbeatMs).unref();
  }

  function stop(): void {
    stopListening?.();
    if (polling !== null) clearInterval(polling);
    if (beating !== null) clearInterval(beating);
    [stopListening, polling, beating] = [null, null, null];
  }

  let sweeping = false;
  async function poll(): Promise<void> {
    if (sweeping) return;
    sweeping = true;
    // One after another: a thousand watched jobs must not ask a thousand times at once.
    for (const feed of feeds.values()) await feed.refresh();
    sweeping = false;
  }

  return {
    async stream(job, sink, lastEventId) {
      if (closed || open.size >= most) {
        throw new Problem(closed ? 'The server is closing.' : 'There are too many event streams.', { status: 503, code: 'no-more-streams', retryAfter: 5 });
      }
      start();
      const feed = feeds.get(job.id) ?? createJobFeed(queue, job);
      feeds.set(job.id, feed);
      const stream = createEventStream(feed, sink, lastEventId);
      open.add(stream);
      try {
        await feed.refresh();
        await stream.run();
      } finally {
        open.delete(stream);
        if (feed.listeners === 0) feeds.delete(job.id);
        if (open.size === 0) stop();
      }
    },
    get streams() {
      return open.size;
    },
    close() {
      closed = true;
      for (const stream of open) stream.end('shutdown');
      stop();
    },
  };
}
