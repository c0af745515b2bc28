import type { ScanJobs } from '@reposcan/pipeline';
import { isSettled, QueueError, type JobQueue } from '@reposcan/queue';
import { jobView, partialView, progressView, type ScanJob } from '../jobs/job-view.js';
import { sseEvent } from './sse.js';

/** Who watches a job. Told whenever there may be something new. */
export type FeedListener = () => void;

/** What is known of one job that somebody watches, written as events once for all who watch. */
export interface JobFeed {
  /** The number of the last partial result. */
  readonly last: number;
  /** The events of partial results after a number: some, the next ones first; empty where there are none. */
  after(seq: number): Promise<readonly { seq: number; text: string }[]>;
  /** The newest status and the newest progress. What is replaced before it is sent was not worth sending. */
  readonly status: string;
  readonly progress: string | null;
  /** The closing event, once every partial result is known; `null` while the job goes on. */
  readonly end: string | null;
  listen(listener: FeedListener): () => void;
  readonly listeners: number;
  /** Looks at the job, and tells the listeners if something is new. Calls that come together are one. */
  refresh(): Promise<void>;
}

/** Texts of partial results that are kept for all who watch. A scan has some ten. */
const kept = 500;

/** A feed of a job as it is now. */
export function createJobFeed(queue: Pick<JobQueue<ScanJobs>, 'get' | 'partials'>, job: ScanJob): JobFeed {
  const listeners = new Set<FeedListener>();
  let known = shownOf(job);
  let last = 0;
  let end: string | null = null;
  /** The last ones, without gaps, up to `last`. */
  let recent: { seq: number; text: string }[] = [];
  let looking: Promise<void> | null = null;
  let again = false;

  async function read(seq: number, limit: number): Promise<{ seq: number; text: string }[]> {
    const partials = await queue.partials(job.id, { after: seq, limit });
    return partials.map((partial) => ({ seq: partial.seq, text: sseEvent('partial', partialView(partial), String(partial.seq)) }));
  }

  async function look(): Promise<void> {
    const before = [last, known.status, known.progress, end].join();
    const now = await queue.get(job.id);
    if (now === null) {
      end ??= sseEvent('end', { reason: 'gone', status: null, error: null }, `${last}-end`);
    } else {
      if (now.partials < last) [last, recent] = [0, []];
      while (now.partials > last) {
        const next = await read(last, kept);
        if (next.length === 0) break;
        recent = [...recent, ...next].slice(-kept);
        last = next.at(-1)?.seq ?? last;
      }
      known = shownOf(now);
      end = isSettled(now.state) ? sseEvent('end', { reason: 'finished', status: now.state, error: jobView(now).error }, `${last}-end`) : null;
    }
    if ([last, known.status, known.progress, end].join() !== before) for (const listener of listeners) listener();
  }

  return {
    get last() {
      return last;
    },
    async after(seq) {
      const first = recent[0]?.seq ?? last + 1;
      if (seq + 1 >= first) return recent.slice(seq + 1 - first);
      return (await read(seq, 100)).filter((partial) => partial.seq <= last);
    },
    get status() {
      return known.status;
    },
    get progress() {
      return known.progress;
    },
    get end() {
      return end;
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get listeners() {
      return listeners.size;
    },
    async refresh() {
      again = true;
      looking ??= (async () => {
        try {
          while (again) {
            again = false;
            await look();
          }
        } catch (error) {
          // The next look tries again; a stream waits.
          if (!(error instanceof QueueError)) throw error;
        } finally {
          looking = null;
        }
      })();
      await looking;
    },
  };
}

function shownOf(job: ScanJob): { status: string; progress: string | null } {
  const { status, attempts, error, next_attempt_at } = jobView(job);
  const progress = progressView(job);
  return {
    status: sseEvent('status', { job_id: job.id, status, attempt: attempts, error, next_attempt_at }),
    progress: progress === null || isSettled(job.state) ? null : sseEvent('progress', progress),
  };
}
