import {
  cancel,
  isSettled,
  jobListingOf,
  systemClock,
  type Changed,
  type JobStore,
  type Lease,
  type QueueClock,
  type Retention,
} from '@reposcan/queue';
import { createSqliteConnection, type SqliteOptions, type SqliteSession } from '@reposcan/sqlite';
import { claimJobs, type ClaimRequest } from './claiming/claim-jobs.js';
import { createTokens, renewLeases, type Leased, type Leases } from './claiming/leases.js';
import { isAnyDue, promoteDue } from './claiming/promote-due.js';
import { watchForeignChanges } from './foreign-changes.js';
import { insertJobs } from './jobs/insert-jobs.js';
import { jsonOf } from './jobs/job-row.js';
import { recordById } from './jobs/job-table.js';
import { ledgerScope, readLedger, type OpenLedger } from './ledger/queue-ledger.js';
import { listJobs } from './listing/list-jobs.js';
import { nextDueAt } from './next-due-at.js';
import { appendPartial, readPartials } from './partials/partial-table.js';
import { queueErrorOf } from './queue-error-of.js';
import { fireSchedules } from './schedules/fire-schedules.js';
import { allSchedules, deleteSchedule, dueSchedules, putSchedule } from './schedules/schedule-table.js';
import { queueSchema } from './schema/queue-schema.js';
import { isAnyStalled, mostReaped, reapJobs } from './settling/reap-jobs.js';
import { removeJob } from './settling/remove-job.js';
import { applyRetention, isOverfull, mostLeft, type Keep } from './settling/retention.js';
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
  const keep: Keep = { 1: retention.completed ?? 100, 2: retention.failed ?? 50 };
  const leases: Leases = new Map();
  const newToken = createTokens();
  let claimed: Promise<unknown> = Promise.resolve();

  function read<T>(work: (session: SqliteSession) => T): Promise<T> {
    return connection.read(work).catch(rethrow);
  }

  function write<T>(work: (session: SqliteSession, ledger: OpenLedger) => T): Promise<T> {
    return connection.write(work).catch(rethrow);
  }

  /** A write of transitions and what follows from them. */
  function transition<T>(work: (session: SqliteSession, writer: TransitionWriter, now: number, ledger: OpenLedger) => T): Promise<Changed<T>> {
    return write((session, ledger) => {
      const now = clock.now();
      const writer = createTransitionWriter(session, ledger, now);
      const answer = work(session, writer, now, ledger);
      writer.finish();
      if (isOverfull(ledger, keep, mostLeft)) applyRetention(session, ledger, keep);
      return { answer, changes: writer.changes };
    });
  }

  /** A read that sees due jobs as waiting, and no more settled ones than are kept. */
  async function readCurrent<T>(work: (session: SqliteSession) => T): Promise<T> {
    if (await read(isBehind)) await catchUp();
    return read(work);
  }

  function isBehind(session: SqliteSession): boolean {
    const ledger = readLedger(session);
    return isOverfull(ledger, keep) || (ledger.counts.delayed > 0 && isAnyDue(session, clock.now()));
  }

  async function catchUp(): Promise<void> {
    await write((session, ledger) => applyRetention(session, ledger, keep));
    while (await write((session, ledger) => promoteDue(session, ledger, clock.now()))) {
      // In as many transactions as it takes.
    }
  }

  async function claimDue(request: ClaimRequest): Promise<Leased[]> {
    const first = await write((session, ledger) => {
      const now = clock.now();
      // With more due jobs than one transaction takes, one that is still delayed may be the next to start.
      return promoteDue(session, ledger, now) ? null : claimJobs(session, ledger, request, newToken, now);
    });
    if (first !== null) return first;
    await catchUp();
    return write((session, ledger) => claimJobs(session, ledger, request, newToken, clock.now()));
  }

  /** What the attempts of these leases did; what is not theirs any more is not remembered either. */
  function remember<T>(inputs: readonly Lease[], answers: readonly T[], update: (leased: Leased, answer: T, index: number) => boolean): void {
    answers.forEach((answer, index) => {
      const token = inputs[index]?.token ?? '';
      const leased = leases.get(token);
      if (leased !== undefined && !update(leased, answer, index)) leases.delete(token);
    });
  }

  return {
    now: () => clock.now(),

    insert: (jobs) => write((session, ledger) => insertJobs(session, ledger, jobs, clock.now())),

    async claim(request) {
      const claim = claimDue(request);
      claimed = claim.catch(() => {});
      const leased = await claim;
      for (const job of leased) leases.set(job.record.token ?? '', job);
      const answer = leased.map(({ record }) => record);
      return { answer, changes: answer.map((job) => ({ type: 'started', job })) };
    },

    async renew(held, leaseMs) {
      const renewals = await write((session) => renewLeases(session, held, clock.now() + leaseMs));
      remember(held, renewals, (_, renewal) => renewal.held);
      return renewals;
    },

    async progress(reports) {
      const values = reports.map(({ value }) => jsonOf(value));
      const answers = await write((session) => {
        const report = session.prepare('update reposcan_queue_jobs set progress = ? where id = ? and token = ?');
        return reports.map(({ id, token }, index) => Number(report.run(values[index] ?? null, id, token).changes) === 1);
      });
      remember(reports, answers, (leased, isHeld, index) => {
        leased.progress = values[index] ?? null;
        return isHeld;
      });
      return answers;
    },

    async append(partials) {
      const answers = await write((session) => partials.map((partial) => appendPartial(session, partial, clock.now())));
      remember(partials, answers, (leased, partial) => {
        leased.record = { ...leased.record, partials: partial?.seq ?? leased.record.partials };
        return partial !== null;
      });
      return answers;
    },

    async settle(outcomes) {
      const settled = await transition((session, writer, now) => settleJobs(session, writer, leases, outcomes, now));
      for (const { token } of outcomes) leases.delete(token);
      return settled;
    },

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
      transition((session, writer, now, ledger) => {
        applyRetention(session, ledger, keep);
        const record = recordById(session, id);
        if (record === null) return 'not-found';
        if (isSettled(record.state)) return 'settled';
        writer.write(record, cancel(record, now));
        return record.state === 'active' ? 'requested' : 'cancelled';
      }),

    retry: (id) =>
      transition((session, writer, now, ledger) => {
        applyRetention(session, ledger, keep);
        return retryJob(session, ledger, id, now, writer.changes);
      }),

    remove: (id) =>
      write((session, ledger) => {
        applyRetention(session, ledger, keep);
        return removeJob(session, ledger, id);
      }),

    get: (id) => readCurrent((session) => recordById(session, id)),

    async list(query) {
      const listing = jobListingOf(query);
      return readCurrent((session) => listJobs(session, listing));
    },

    counts: () => readCurrent((session) => readLedger(session).counts),

    partials: (id, after, limit) => readCurrent((session) => readPartials(session, id, after, limit)),

    putSchedule: (schedule) => write((session) => putSchedule(session, schedule)),

    removeSchedule: (id) => write((session) => deleteSchedule(session, id)),

    schedules: () => read(allSchedules),

    async fireSchedules(next, newJob) {
      const due = await read((session) => dueSchedules(session, clock.now()).length > 0);
      return due ? write((session, ledger) => fireSchedules(session, ledger, clock.now(), next, newJob)) : { answer: 0, changes: [] };
    },

    async nextDueAt() {
      // A claim that was asked for before takes what is due, and uncovers what is due next.
      await claimed;
      return read(nextDueAt);
    },

    setPaused: (paused) => write((_, ledger) => void (ledger.paused = paused)),

    isPaused: () => read((session) => readLedger(session).paused),

    onForeignChange: (listener) => watchForeignChanges(connection, listener),

    close: () => connection.close().catch(rethrow),
  };
}

/** Bytes. A worker with one slot commits for every job, and touches some seven pages. */
const pageSize = 1_024;

function opened(options: SqliteOptions) {
  try {
    return createSqliteConnection({ ...options, schema: queueSchema, scope: ledgerScope, pageSize });
  } catch (error) {
    return rethrow(error);
  }
}

function rethrow(error: unknown): never {
  throw queueErrorOf(error);
}
