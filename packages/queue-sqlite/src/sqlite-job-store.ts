import {
  cancel,
  isSettled,
  jobListingOf,
  jobOf,
  systemClock,
  type Changed,
  type JobRecord,
  type JobStore,
  type QueueClock,
  type Renewal,
  type Retention,
} from '@reposcan/queue';
import { createSqliteConnection, type SqliteOptions, type SqliteSession } from '@reposcan/sqlite';
import { claimJobs, isPaused, type ClaimRequest } from './claiming/claim-jobs.js';
import { isAnyDue, promoteDue } from './claiming/promote-due.js';
import { watchForeignChanges } from './foreign-changes.js';
import { insertJobs } from './jobs/insert-jobs.js';
import { jsonOf } from './jobs/job-row.js';
import { deleteRecords, recordById } from './jobs/job-table.js';
import { countJobs } from './listing/count-jobs.js';
import { listJobs } from './listing/list-jobs.js';
import { nextDueAt } from './next-due-at.js';
import { appendPartial, readPartials } from './partials/partial-table.js';
import { queueErrorOf } from './queue-error-of.js';
import { fireSchedules } from './schedules/fire-schedules.js';
import { allSchedules, deleteSchedule, dueSchedules, putSchedule } from './schedules/schedule-table.js';
import { queueSchema } from './schema/queue-schema.js';
import { isAnyStalled, mostReaped, reapJobs } from './settling/reap-jobs.js';
import { retryJob } from './settling/retry-job.js';
import { settleJobs } from './settling/settle-jobs.js';
import { createTransitionWriter, type TransitionWriter } from './settling/write-transitions.js';

/** Where and how a SQLite store keeps jobs. */
export interface SqliteJobStoreOptions extends SqliteOptions {
  /** Of jobs. Waiting for locks of other processes always takes real time. @default the clock of this process */
  clock?: QueueClock;
  retention?: Retention;
}

/**
 * Keeps jobs in one SQLite file. The file is opened on first use.
 * @throws {QueueError} `INVALID_OPTIONS`
 */
export function createSqliteJobStore({ clock = systemClock, retention = {}, ...options }: SqliteJobStoreOptions): JobStore {
  const connection = opened(options);
  const keep = { completed: retention.completed ?? 100, failed: retention.failed ?? 50 };
  let claimed: Promise<unknown> = Promise.resolve();

  function read<T>(work: (session: SqliteSession) => T): Promise<T> {
    return connection.read(work).catch(rethrow);
  }

  function write<T>(work: (session: SqliteSession) => T): Promise<T> {
    return connection.write(work).catch(rethrow);
  }

  /** A write of transitions and what follows from them. */
  function transition<T>(work: (session: SqliteSession, writer: TransitionWriter, now: number) => T): Promise<Changed<T>> {
    return write((session) => {
      const now = clock.now();
      const writer = createTransitionWriter(session, now, keep);
      const answer = work(session, writer, now);
      writer.finish();
      return { answer, changes: writer.changes };
    });
  }

  /** A read that sees due jobs as waiting. */
  async function readPromoted<T>(work: (session: SqliteSession) => T): Promise<T> {
    if (await read((session) => isAnyDue(session, clock.now()))) await promoteAll();
    return read(work);
  }

  async function promoteAll(): Promise<void> {
    while (await write((session) => promoteDue(session, clock.now()))) {
      // In as many transactions as it takes.
    }
  }

  async function claimDue(request: ClaimRequest): Promise<Changed<JobRecord[]>> {
    const first = await write((session) => {
      const now = clock.now();
      // With more due jobs than one transaction takes, one that is still delayed may be the next to start.
      return promoteDue(session, now) ? null : claimJobs(session, request, now);
    });
    if (first !== null) return first;
    await promoteAll();
    return write((session) => claimJobs(session, request, clock.now()));
  }

  return {
    now: () => clock.now(),

    insert: (jobs) => write((session) => insertJobs(session, jobs, clock.now())),

    claim(request) {
      const claim = claimDue(request);
      claimed = claim.catch(() => {});
      return claim;
    },

    renew: (leases, leaseMs) =>
      write((session) => {
        const renew = session.prepare('update reposcan_queue_jobs set lease_until = ? where id = ? and token = ? returning cancel_requested');
        const until = clock.now() + leaseMs;
        return leases.map(({ id, token }): Renewal => {
          const job = renew.get(until, id, token) as { cancel_requested: number } | undefined;
          return job === undefined ? { held: false } : { held: true, cancelRequested: job.cancel_requested === 1 };
        });
      }),

    progress: (reports) =>
      write((session) => {
        const report = session.prepare('update reposcan_queue_jobs set progress = ? where id = ? and token = ?');
        return reports.map(({ id, token, value }) => Number(report.run(jsonOf(value), id, token).changes) === 1);
      }),

    append: (partials) => write((session) => partials.map((partial) => appendPartial(session, partial, clock.now()))),

    settle: (outcomes) => transition((session, writer, now) => settleJobs(session, writer, outcomes, now)),

    async reap() {
      const all: Changed<number> = { answer: 0, changes: [] };
      // Nearly always there is nothing to do, and no need for the lock.
      while (await read((session) => isAnyStalled(session, clock.now()))) {
        const { answer, changes } = await transition((session, writer, now) => reapJobs(session, writer, now));
        all.answer += answer;
        all.changes.push(...changes);
        if (answer < mostReaped) break;
      }
      return all;
    },

    cancel: (id) =>
      transition((session, writer, now) => {
        const record = recordById(session, id);
        if (record === null) return 'not-found';
        if (isSettled(record.state)) return 'settled';
        writer.write(cancel(record, now));
        return record.state === 'active' ? 'requested' : 'cancelled';
      }),

    retry: (id) => transition((session, writer, now) => retryJob(session, id, now, writer.changes)),

    remove: (id) =>
      write((session) => {
        const record = recordById(session, id);
        if (record === null) return { answer: 'not-found', changes: [] };
        if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
        const [job = record] = deleteRecords(session, [record.sequence]);
        return { answer: 'removed', changes: [{ type: 'removed', job: jobOf(job) }] };
      }),

    get: (id) => readPromoted((session) => recordById(session, id)),

    async list(query) {
      const listing = jobListingOf(query);
      return readPromoted((session) => listJobs(session, listing));
    },

    counts: () => readPromoted(countJobs),

    partials: (id, after, limit) => read((session) => readPartials(session, id, after, limit)),

    putSchedule: (schedule) => write((session) => putSchedule(session, schedule)),

    removeSchedule: (id) => write((session) => deleteSchedule(session, id)),

    schedules: () => read(allSchedules),

    async fireSchedules(next, newJob) {
      const due = await read((session) => dueSchedules(session, clock.now()).length > 0);
      return due ? write((session) => fireSchedules(session, clock.now(), next, newJob)) : { answer: 0, changes: [] };
    },

    async nextDueAt() {
      // A claim that was asked for before takes what is due, and uncovers what is due next.
      await claimed;
      return read(nextDueAt);
    },

    setPaused: (paused) => write((session) => void session.prepare('update reposcan_queue_state set paused = ?').run(paused ? 1 : 0)),

    isPaused: () => read(isPaused),

    onForeignChange: (listener) => watchForeignChanges(connection, listener),

    close: () => connection.close().catch(rethrow),
  };
}

function opened(options: SqliteOptions) {
  try {
    return createSqliteConnection({ ...options, schema: queueSchema });
  } catch (error) {
    return rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw queueErrorOf(error);
}
