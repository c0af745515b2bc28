import { copyOfJson, jsonCopyOf } from '../input/json-copy.js';
import type { Job, PartialResult } from '../job.js';
import { type QueueError, RetryLater, UnrecoverableError } from '../queue-error.js';
import { jobOf } from '../transitions/job-of.js';
import { cancelledFailure } from '../transitions/settle.js';
import type { JobHandler, JobRun } from '../worker.js';
import type { Engine } from './engine.js';
import { failureOf } from './failure-of.js';
import type { JobRecord, Lease, Outcome } from './job-store.js';
import { leaseLost, timedOut } from './abort-reason.js';
import { persist } from './persist.js';
import { createProgressReports, type ProgressReports } from './progress-reports.js';

/** One run of one job. */
export interface Attempt {
  readonly lease: Lease;
  /** Whether the handler has returned. */
  readonly returned: boolean;
  /** Whether it is on its way out: the handler has returned and the store is being told. Not any more once the store failed to listen. */
  readonly leaving: boolean;
  /** Aborts the handler's signal. The first reason counts; after the handler has returned, none does. */
  abort(reason: QueueError): void;
  /** Runs the handler and settles the job. Does not reject. */
  run(): Promise<void>;
  /** Gives the job back without having started the handler. Does not reject. */
  release(): Promise<void>;
}

/** What an attempt needs of its worker. */
export interface AttemptOptions {
  engine: Engine;
  record: JobRecord;
  handler: JobHandler;
  onError: (error: unknown) => void;
  /** The attempt is leaving: what takes its slot can be claimed with the same commit. */
  onLeaving: () => void;
  /** Once aborted, a store that fails to settle is not asked again: the lease will run out. */
  giveUp: AbortSignal;
}

/**
 * Why the signal aborted decides how the attempt ended, not what the handler makes of it: cancelled, timed out, given back at shutdown, or, with the lease lost, nothing at all.
 * The job stays active and its slot taken until the handler has really returned, so that no two handlers of a live worker ever run one job at a time. A job that cannot be settled because the
 * store fails takes its slot again.
 */
export function createAttempt({ engine, record, handler, onError, onLeaving, giveUp }: AttemptOptions): Attempt {
  const { clock, writes, feed, rules, store } = engine;
  const { id, name } = record;
  const token = record.token ?? '';
  const lease: Lease = { id, token };
  /** This and the next two are made when a handler first asks for them: many never do, and together they cost more than the rest of a short attempt. */
  let controller: AbortController | null = null;
  let abortReason: QueueError | null = null;
  let progress: ProgressReports | null = null;
  /** The partial results that are being written, if any. */
  let appends: Promise<unknown> | null = null;

  async function writeProgress(value: unknown): Promise<void> {
    try {
      if (await writes.progress({ ...lease, value })) feed.emit({ type: 'progress', id, name, at: store.now(), value: copyOfJson(value) });
      else abort(leaseLost(id));
    } catch (error) {
      onError(error);
    }
  }

  function abort(reason: QueueError): void {
    if (attempt.returned || abortReason !== null) return;
    abortReason = reason;
    controller?.abort(reason);
  }

  async function append(value: unknown): Promise<PartialResult> {
    const copy = jsonCopyOf(value, 'partial result', rules.maxPayloadBytes);
    const partial = attempt.returned || abortReason?.code === 'LEASE_LOST' ? null : await writes.append({ ...lease, value: copy });
    if (partial === null) {
      abort(leaseLost(id));
      throw leaseLost(id);
    }
    feed.emit({ type: 'partial', id, name, at: partial.at, seq: partial.seq });
    return partial;
  }

  const run: JobRun<Job, unknown> = {
    job: jobOf(record),
    attempt: record.attempts,
    get signal() {
      controller ??= new AbortController();
      if (abortReason !== null) controller.abort(abortReason);
      return controller.signal;
    },
    progress(value) {
      const copy = jsonCopyOf(value, 'progress', rules.maxPayloadBytes);
      progress ??= createProgressReports(clock, writeProgress);
      if (!attempt.returned) progress.report(copy);
    },
    partial(value) {
      const appending = append(value);
      // Whether or not the handler waits for it: the job is settled after it, and its failure ends no process.
      const before = appends;
      appends = appending.catch(() => {}).then(() => before);
      return appending;
    },
  };

  async function settle(outcome: Outcome): Promise<void> {
    const settled = { id, token, outcome };
    const settling = writes.settle(settled);
    attempt.leaving = true;
    onLeaving();
    try {
      if (!(await settling)) onError(leaseLost(id));
    } catch (error) {
      await settleLater(error, settled);
    }
  }

  async function settleLater(failure: unknown, settled: Lease & { outcome: Outcome }): Promise<void> {
    const stay = (error: unknown): void => {
      attempt.leaving = false;
      onError(error);
    };
    try {
      if (!(await persist(failure, () => writes.settle(settled), { clock, onError: stay, giveUp }))) onError(leaseLost(id));
    } catch (error) {
      stay(error);
    }
  }

  const attempt = {
    lease,
    returned: false,
    leaving: false,
    abort,

    async run(): Promise<void> {
      const { timeoutMs } = record;
      const timer = timeoutMs === null ? null : clock.setTimeout(() => abort(timedOut(id, timeoutMs)), timeoutMs);
      let outcome: Outcome | null;
      try {
        const value = await handler(run);
        // A handler that returns nothing has the result null.
        outcome = { kind: 'completed', result: value === undefined ? null : jsonCopyOf(value, 'result', rules.maxPayloadBytes) };
      } catch (thrown) {
        outcome = outcomeOfThrown(thrown, engine.random());
      }
      attempt.returned = true;
      if (abortReason !== null) outcome = outcomeOfAbort(abortReason, record, engine.random());
      if (timer !== null) clock.clearTimeout(timer);
      if (appends !== null) await appends;
      if (progress !== null) await progress.finish();
      if (outcome !== null) await settle(outcome);
    },

    release(): Promise<void> {
      attempt.returned = true;
      return settle({ kind: 'released' });
    },
  };
  return attempt;
}

function outcomeOfThrown(thrown: unknown, chance: number): Outcome {
  const failed = { kind: 'failed', failure: failureOf(thrown), final: thrown instanceof UnrecoverableError, chance } as const;
  return thrown instanceof RetryLater ? { ...failed, retryAt: thrown.retryAt } : failed;
}

/** `null`: it is not this worker's to say. */
function outcomeOfAbort({ code }: QueueError, { timeoutMs }: JobRecord, chance: number): Outcome | null {
  switch (code) {
    case 'CANCELLED':
      return { kind: 'cancelled', failure: cancelledFailure };
    case 'TIMEOUT':
      return { kind: 'failed', failure: { code: 'TIMEOUT', message: `The attempt took longer than ${timeoutMs} ms.` }, final: false, chance };
    case 'SHUTDOWN':
      return { kind: 'released' };
    default:
      return null;
  }
}
