import {
  createProgressReports,
  failureOf,
  jsonCopyOf,
  leaseLost,
  RetryLater,
  timedOut,
  UnrecoverableError,
  type Job,
  type JobFailure,
  type JobHandler,
  type JobRun,
  type PartialResult,
  type ProgressReports,
  type QueueClock,
  type QueueError,
} from '@reposcan/queue';

/** How an attempt ended. */
export type AttemptEnd =
  | { kind: 'completed'; result: unknown }
  /** `final`: whatever attempts are left. `retryAt`: when the handler asked to be tried again, milliseconds since the epoch. */
  | { kind: 'failed'; failure: JobFailure; final: boolean; retryAt: number | null }
  | { kind: 'cancelled' }
  | { kind: 'released' }
  /** It is not this worker's to say. */
  | { kind: 'lost' };

/** One run of one job. */
export interface Attempt {
  readonly id: string;
  readonly token: string;
  /** Whether the handler has returned. */
  readonly returned: boolean;
  /** When the lease was last known to be held, by the clock of this process. */
  renewedAt: number;
  /** Aborts the handler's signal. The first reason counts; after the handler has returned, none does. */
  abort(reason: QueueError): void;
  /** Runs the handler and writes what it reported. Does not reject. */
  run(): Promise<AttemptEnd>;
}

/** What an attempt writes. Both answer null or false when the lease is lost. */
export interface AttemptWrites {
  progress(id: string, token: string, value: unknown): Promise<boolean>;
  /** @param count of the appends of this attempt, from 1 */
  append(id: string, token: string, count: number, value: unknown): Promise<PartialResult | null>;
}

interface AttemptOptions {
  clock: QueueClock;
  job: Job;
  token: string;
  handler: JobHandler;
  writes: AttemptWrites;
  maxPayloadBytes: number;
  onError: (error: unknown) => void;
}

/**
 * Why the signal aborted decides how the attempt ended, not what the handler makes of it. The attempt lasts until the handler has really returned: until then
 * its slot is taken.
 */
export function createAttempt({ clock, job, token, handler, writes, maxPayloadBytes, onError }: AttemptOptions): Attempt {
  const { id, timeoutMs } = job;
  // Made when it is asked for: most handlers never do.
  let controller: AbortController | null = null;
  let aborted: QueueError | null = null;
  const appends = new Set<Promise<unknown>>();
  let reports: ProgressReports | null = null;
  let appended = 0;
  let returned = false;

  async function writeProgress(value: unknown): Promise<void> {
    try {
      if (!(await writes.progress(id, token, value))) abort(leaseLost(id));
    } catch (error) {
      onError(error);
    }
  }

  function abort(reason: QueueError): void {
    if (returned || aborted !== null) return;
    aborted = reason;
    controller?.abort(reason);
  }

  async function append(value: unknown): Promise<PartialResult> {
    const copy = jsonCopyOf(value, 'partial result', maxPayloadBytes);
    appended += returned ? 0 : 1;
    const partial = returned || aborted?.code === 'LEASE_LOST' ? null : await writes.append(id, token, appended, copy);
    if (partial === null) {
      abort(leaseLost(id));
      throw leaseLost(id);
    }
    return partial;
  }

  const run: JobRun<Job, unknown> = {
    job,
    attempt: job.attempts,
    get signal() {
      if (controller === null) {
        controller = new AbortController();
        if (aborted !== null) controller.abort(aborted);
      }
      return controller.signal;
    },
    progress(value) {
      const copy = jsonCopyOf(value, 'progress', maxPayloadBytes);
      reports ??= createProgressReports(clock, writeProgress);
      reports.report(copy);
    },
    partial(value) {
      const appending = append(value);
      // Whether or not the handler waits for it: the job is settled after it, and its failure ends no process.
      const tracked: Promise<unknown> = appending.then(
        () => appends.delete(tracked),
        () => appends.delete(tracked),
      );
      appends.add(tracked);
      return appending;
    },
  };

  async function endOfRun(): Promise<AttemptEnd> {
    let end: AttemptEnd;
    try {
      const value = await handler(run);
      // A handler that returns nothing has the result null.
      end = { kind: 'completed', result: value === undefined ? null : jsonCopyOf(value, 'result', maxPayloadBytes) };
    } catch (thrown) {
      end = { kind: 'failed', failure: failureOf(thrown), final: thrown instanceof UnrecoverableError, retryAt: thrown instanceof RetryLater ? thrown.retryAt : null };
    }
    returned = true;
    return aborted === null ? end : endOfAbort(aborted, timeoutMs);
  }

  return {
    id,
    token,
    get returned() {
      return returned;
    },
    renewedAt: Date.now(),
    abort,
    async run() {
      const timer = timeoutMs === null ? undefined : clock.setTimeout(() => abort(timedOut(id, timeoutMs)), timeoutMs);
      const end = await endOfRun();
      if (timer !== undefined) clock.clearTimeout(timer);
      if (reports !== null || appends.size > 0) await Promise.all([...appends, reports?.finish()]);
      return end;
    },
  };
}

function endOfAbort({ code }: QueueError, timeoutMs: number | null): AttemptEnd {
  switch (code) {
    case 'CANCELLED':
      return { kind: 'cancelled' };
    case 'TIMEOUT':
      return { kind: 'failed', failure: { code: 'TIMEOUT', message: `The attempt took longer than ${timeoutMs} ms.` }, final: false, retryAt: null };
    case 'SHUTDOWN':
      return { kind: 'released' };
    default:
      return { kind: 'lost' };
  }
}
