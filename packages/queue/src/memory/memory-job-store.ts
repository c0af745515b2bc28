import { randomUUID } from 'node:crypto';
import type { QueueClock } from '../clock.js';
import { systemClock } from '../clock.js';
import type { JobRecord, JobStore, Lease, NewJob, StoreChange } from '../engine/job-store.js';
import { copyOfJson } from '../input/json-copy.js';
import type { PartialResult } from '../job.js';
import { jobStates } from '../job.js';
import { jobListingOf, jobPageOf } from '../listing/job-listing.js';
import type { Schedule } from '../schedule.js';
import { cancel } from '../transitions/cancel.js';
import { childSettled } from '../transitions/child-settled.js';
import { claim } from '../transitions/claim.js';
import { jobOf } from '../transitions/job-of.js';
import { newRecord } from '../transitions/new-record.js';
import { promote } from '../transitions/promote.js';
import { reap } from '../transitions/reap.js';
import { holds, renew } from '../transitions/renew.js';
import { childRetried, retry } from '../transitions/retry.js';
import { settle } from '../transitions/settle.js';
import { isSettled } from '../transitions/settled.js';
import { listJobs } from './list-jobs.js';
import { createJobTable, startOrder } from './job-table.js';
import { createSettledWindow, type Retention } from './settled-window.js';

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
  const jobs = createJobTable();
  const settled = createSettledWindow({ completed: retention.completed ?? 100, failed: retention.failed ?? 50 });
  const partials = new Map<string, PartialResult[]>();
  const dedup = new Map<string, string>();
  const schedules = new Map<string, Schedule>();
  let sequence = 0;
  let paused = false;

  function insertAll(inputs: readonly NewJob[]): { id: string; created: boolean; changes: StoreChange[] }[] {
    const skipped = new Set<string>();
    return inputs.map((input) => {
      const holder = holderOf(input.dedupKey);
      if (holder !== null || (input.parentId !== null && skipped.has(input.parentId))) {
        skipped.add(input.id);
        return { id: holder ?? input.id, created: false, changes: [] };
      }
      const record = newRecord(input, (sequence += 1), clock.now());
      if (record.dedupKey !== null) dedup.set(record.dedupKey, record.id);
      jobs.put(record);
      return { id: record.id, created: true, changes: [{ type: 'enqueued', job: record }] };
    });
  }

  /** The unsettled job that holds a dedup key now. */
  function holderOf(key: string | null): string | null {
    const record = key === null ? undefined : jobs.get(dedup.get(key) ?? '');
    if (record === undefined || isSettled(record.state)) return null;
    return record.dedupUntil !== null && record.dedupUntil <= clock.now() ? null : record.id;
  }

  /** Writes a job after a transition, with all that follows for its parent, its children and the retention. */
  function commit(record: JobRecord, changes: StoreChange[]): void {
    jobs.put(record);
    if (!isSettled(record.state)) return;
    changes.push({ type: 'settled', job: record });
    if (record.dedupKey !== null && dedup.get(record.dedupKey) === record.id) dedup.delete(record.dedupKey);
    const pushedOut = settled.push(record);

    const parent = jobs.get(record.parentId ?? '');
    if (parent !== undefined) commitParent(parent, childSettled(parent, record, clock.now()), changes);
    if (record.state !== 'completed') cancelChildren(record.id, changes);

    if (pushedOut !== null) forget(pushedOut);
    // They may have left the window while this job kept them.
    for (const child of jobs.children(record.id)) forget(child);
  }

  function commitParent(before: JobRecord, after: JobRecord, changes: StoreChange[]): void {
    if (isSettled(after.state) && !isSettled(before.state)) commit(after, changes);
    else jobs.put(after);
  }

  function cancelChildren(parentId: string, changes: StoreChange[]): void {
    for (const id of jobs.children(parentId)) {
      const child = jobs.get(id);
      if (child !== undefined && child.state !== 'active' && !isSettled(child.state)) commit(cancel(child, clock.now()), changes);
    }
  }

  /** Removes a settled job that is not among the newest, unless its parent still needs it. */
  function forget(id: string): void {
    const record = jobs.get(id);
    const parent = jobs.get(record?.parentId ?? '');
    if (record === undefined || !isSettled(record.state) || settled.has(record)) return;
    if (parent !== undefined && !isSettled(parent.state)) return;
    erase(record);
  }

  function erase({ id }: JobRecord): void {
    jobs.delete(id);
    partials.delete(id);
  }

  function promoteDue(): void {
    const now = clock.now();
    for (let next = jobs.nextDelayed(); next !== undefined && next.runAt <= now; next = jobs.nextDelayed()) jobs.put(promote(next));
  }

  function held({ id, token }: Lease): JobRecord | null {
    const record = jobs.get(id);
    return holds(record, token) ? record : null;
  }

  /** The next to start among these names. */
  function nextEligible(names: readonly string[]): JobRecord | undefined {
    return names.reduce<JobRecord | undefined>((best, name) => {
      const candidate = jobs.nextToStart(name);
      return candidate !== undefined && (best === undefined || startOrder(candidate, best) < 0) ? candidate : best;
    }, undefined);
  }

  return {
    now: () => clock.now(),

    async insert(inputs) {
      const inserted = insertAll(inputs);
      return { answer: inserted.map(({ id, created }) => ({ id, created })), changes: inserted.flatMap(({ changes }) => changes) };
    },

    async claim({ names, limit, leaseMs }) {
      const answer: JobRecord[] = [];
      const changes: StoreChange[] = [];
      if (paused) return { answer, changes };
      promoteDue();
      for (let next = nextEligible(names); next !== undefined && answer.length < limit; next = nextEligible(names)) {
        const record = claim(next, randomUUID(), leaseMs, clock.now());
        jobs.put(record);
        answer.push(detached(record));
        changes.push({ type: 'started', job: record });
      }
      return { answer, changes };
    },

    async renew(leases, leaseMs) {
      return leases.map((lease) => {
        const record = held(lease);
        if (record === null) return { held: false };
        jobs.put(renew(record, leaseMs, clock.now()));
        return { held: true, cancelRequested: record.cancelRequested };
      });
    },

    async progress(reports) {
      return reports.map((report) => {
        const record = held(report);
        if (record !== null) jobs.put({ ...record, progress: report.value });
        return record !== null;
      });
    },

    async append(inputs) {
      return inputs.map((input) => {
        const record = held(input);
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
        const record = held(lease);
        if (record === null) return false;
        const next = settle(record, outcome, clock.now());
        if (!isSettled(next.state)) {
          changes.push(outcome.kind === 'failed' ? { type: 'retrying', job: next, message: outcome.failure.message } : { type: 'released', job: next, stalled: false });
        }
        commit(next, changes);
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
        commit(record, changes);
        answer += 1;
      }
      return { answer, changes };
    },

    async cancel(id) {
      const changes: StoreChange[] = [];
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes };
      if (isSettled(record.state)) return { answer: 'settled', changes };
      commit(cancel(record, clock.now()), changes);
      return { answer: record.state === 'active' ? 'requested' : 'cancelled', changes };
    },

    async retry(id) {
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes: [] };
      if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
      if (record.state === 'completed') return { answer: 'completed', changes: [] };
      const holdsKey = record.dedupKey !== null && (record.dedupUntil === null || record.dedupUntil > clock.now());
      if (holdsKey && holderOf(record.dedupKey) !== null) return { answer: 'dedup-taken', changes: [] };

      if (holdsKey && record.dedupKey !== null) dedup.set(record.dedupKey, id);
      settled.delete(record);
      const next = retry(record, clock.now());
      jobs.put(next);
      const parent = jobs.get(record.parentId ?? '');
      if (parent !== undefined) jobs.put(childRetried(parent));
      return { answer: 'retried', changes: [{ type: 'enqueued', job: next }] };
    },

    async remove(id) {
      const record = jobs.get(id);
      if (record === undefined) return { answer: 'not-found', changes: [] };
      if (!isSettled(record.state)) return { answer: 'not-settled', changes: [] };
      settled.delete(record);
      erase(record);
      return { answer: 'removed', changes: [{ type: 'removed', job: record }] };
    },

    async get(id) {
      promoteDue();
      const record = jobs.get(id);
      return record === undefined ? null : detached(record);
    },

    async list(query) {
      promoteDue();
      const listing = jobListingOf(query);
      return jobPageOf(listing, listJobs(jobs, listing).map((record) => jobOf(detached(record))));
    },

    async counts() {
      promoteDue();
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
        const [inserted] = insertAll([newJob(schedule)]);
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
