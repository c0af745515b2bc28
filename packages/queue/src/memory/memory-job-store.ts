import { randomUUID } from 'node:crypto';
import { systemClock, type QueueClock } from '../clock.js';
import type { JobRecord, JobStore, StoreChange } from '../engine/job-store.js';
import { copyOfJson } from '../input/json-copy.js';
import { retentionOf, type Retention } from '../input/retention.js';
import { jobStates } from '../job.js';
import { jobListingOf, jobPageOf } from '../listing/job-listing.js';
import type { Schedule } from '../schedule.js';
import { cancel } from '../transitions/cancel.js';
import { claim } from '../transitions/claim.js';
import { jobOf } from '../transitions/job-of.js';
import { reap } from '../transitions/reap.js';
import { renew } from '../transitions/renew.js';
import { retry } from '../transitions/retry.js';
import { settle } from '../transitions/settle.js';
import { isSettled } from '../transitions/settled.js';
import { createJobLedger } from './job-ledger.js';
import { listJobs } from './list-jobs.js';

/** How a memory store keeps jobs. */
export interface MemoryJobStoreOptions {
  /** @default the clock of this process */
  clock?: QueueClock;
  retention?: Retention;
}

/**
 * Keeps jobs in this process. It is the store contract in its plainest form: the other stores answer the same, behaviour for behaviour. Atomic, because no method waits for anything
 * before it is done.
 */
export function createMemoryJobStore({ clock = systemClock, retention = {} }: MemoryJobStoreOptions = {}): JobStore {
  const ledger = createJobLedger(clock, retentionOf(retention));
  const { jobs, partials } = ledger;
  const schedules = new Map<string, Schedule>();
  let paused = false;

  return {
    now: () => clock.now(),

    async insert(inputs) {
      const inserted = ledger.insert(inputs);
      return { answer: inserted.map(({ id, created }) => ({ id, created })), changes: inserted.flatMap(({ changes }) => changes) };
    },

    async claim({ names, limit, leaseMs }) {
      const answer: JobRecord[] = [];
      const changes: StoreChange[] = [];
      if (paused) return { answer, changes };
      ledger.promoteDue();
      for (let next = ledger.nextToStart(names); next !== undefined && answer.length < limit; next = ledger.nextToStart(names)) {
        const record = claim(next, randomUUID(), leaseMs, clock.now());
        jobs.put(record);
        answer.push(detached(record));
        changes.push({ type: 'started', job: record });
      }
      return { answer, changes };
    },

    async renew(leases, leaseMs) {
      return leases.map((lease) => {
        const record = ledger.held(lease);
        if (record === null) return { held: false };
        jobs.put(renew(record, leaseMs, clock.now()));
        return { held: true, cancelRequested: record.cancelRequested };
      });
    },

    async progress(reports) {
      return reports.map((report) => {
        const record = ledger.held(report);
        if (record !== null) jobs.put({ ...record, progress: report.value });
        return record !== null;
      });
    },

    async append(inputs) {
      return inputs.map((input) => {
        const record = ledger.held(input);
        if (record === null) return null;
        const partial = { seq: record.partials + 1, attempt: record.attempts, at: clock.now(), value: input.value };
        const list = partials.get(record.id) ?? [];
        partials.set(record.id, list);
        list.push(partial);
        jobs.put({ ...record, partials: partial.seq });
        return copyOfJson(partial);
      });
    },

    async settle(outcomes) {
      const changes: StoreChange[] = [];
      const answer = outcomes.map(({ outcome, ...lease }) => {
        const record = ledger.held(lease);
        if (record === null) return false;
        const next = settle(record, outcome, clock.now());
        if (!isSettled(next.state)) {
          changes.push(outcome.kind === 'failed' ? { type: 'retrying', job: next, message: outcome.failure.message } : { type: 'released', job: next, stalled: false });
        }
        ledger.commit(next, changes);
        return true;
      });
      return { answer, changes };
    },

    async reap() {
      const changes: StoreChange[] = [];
      const now = clock.now();
      let answer = 0;
      for (let next = jobs.nextLease(); next !== undefined && (next.leaseUntil ?? now) <= now; next = jobs.nextLease()) {
        const record = reap(next, now);
        if (!isSettled(record.state)) changes.push({ type: 'released', job: record, stalled: true });
        ledger.commit(record, changes);
        answer += 1;
      }
      return { answer, changes };
    },

    async cancel(id) {
      const changes: StoreChange[] = [];
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes };
      if (isSettled(record.state)) return { answer: 'settled', changes };
      ledger.commit(cancel(record, clock.now()), changes);
      return { answer: record.state === 'active' ? 'requested' : 'cancelled', changes };
    },

    async retry(id) {
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes: [] };
      if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
      if (record.state === 'completed') return { answer: 'completed', changes: [] };
      const next = retry(record, clock.now());
      if (!ledger.reopen(record, next)) return { answer: 'dedup-taken', changes: [] };
      return { answer: 'retried', changes: [{ type: 'enqueued', job: next }] };
    },

    async remove(id) {
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes: [] };
      if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
      ledger.remove(record);
      return { answer: 'removed', changes: [{ type: 'removed', job: record }] };
    },

    async get(id) {
      ledger.promoteDue();
      const record = jobs.get(id);
      return record === undefined ? null : detached(record);
    },

    async list(query) {
      ledger.promoteDue();
      const listing = jobListingOf(query);
      return jobPageOf(listing, listJobs(jobs, listing).map((record) => jobOf(detached(record))));
    },

    async counts() {
      ledger.promoteDue();
      return Object.fromEntries(jobStates.map((state) => [state, jobs.count(state)])) as Record<(typeof jobStates)[number], number>;
    },

    async partials(id, after, limit) {
      return jobs.get(id) === undefined ? null : copyOfJson((partials.get(id) ?? []).slice(after, after + limit));
    },

    async putSchedule(schedule) {
      schedules.set(schedule.id, copyOfJson(schedule));
    },

    async removeSchedule(id) {
      return schedules.delete(id);
    },

    async schedules() {
      return [...schedules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(copyOfJson);
    },

    async fireSchedules(next, newJob) {
      const changes: StoreChange[] = [];
      const now = clock.now();
      let answer = 0;
      for (const schedule of [...schedules.values()].filter(({ nextAt }) => nextAt <= now)) {
        // Its dedup key keeps a second job out while the first is unsettled.
        const [inserted] = ledger.insert([newJob(schedule)]);
        const fired = inserted?.created === true;
        schedules.set(schedule.id, { ...schedule, nextAt: next(schedule, now), lastAt: fired ? now : schedule.lastAt });
        changes.push(...(inserted?.changes ?? []));
        answer += fired ? 1 : 0;
      }
      return { answer, changes };
    },

    async nextDueAt() {
      const due = [jobs.nextDelayed()?.runAt, jobs.nextLease()?.leaseUntil, ...[...schedules.values()].map(({ nextAt }) => nextAt)];
      return due.reduce<number | null>((earliest, time) => (time == null ? earliest : Math.min(earliest ?? time, time)), null);
    },

    async setPaused(value) {
      paused = value;
    },

    async isPaused() {
      return paused;
    },

    async close() {},
  };
}

/** A record whose data the caller may change without changing what is kept. */
function detached(record: JobRecord): JobRecord {
  const { payload, progress, result, failure } = record;
  return { ...record, payload: copyOfJson(payload), progress: copyOfJson(progress), result: copyOfJson(result), failure: copyOfJson(failure) };
}
