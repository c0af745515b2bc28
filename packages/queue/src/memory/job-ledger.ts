import type { QueueClock } from '../clock.js';
import type { JobRecord, Lease, NewJob, StoreChange } from '../engine/job-store.js';
import type { Retention } from '../input/retention.js';
import type { PartialResult } from '../job.js';
import { cancel } from '../transitions/cancel.js';
import { childSettled } from '../transitions/child-settled.js';
import { newRecord } from '../transitions/new-record.js';
import { promote } from '../transitions/promote.js';
import { holds } from '../transitions/renew.js';
import { childRetried } from '../transitions/retry.js';
import { isSettled } from '../transitions/settled.js';
import { createJobTable, startOrder, type JobTable } from './job-table.js';
import { createSettledWindow } from './settled-window.js';

/** The jobs with everything that must stay true among them: dedup keys, parents and children, retention. */
export interface JobLedger {
  readonly jobs: JobTable;
  /** By job, in order. */
  readonly partials: Map<string, PartialResult[]>;
  insert(inputs: readonly NewJob[]): { id: string; created: boolean; changes: StoreChange[] }[];
  /** Writes a job after a transition, with all that follows for its parent, its children and the retention. */
  commit(record: JobRecord, changes: StoreChange[]): void;
  /** Writes a settled job that is tried again. False, and nothing happens: another one holds its dedup key. */
  reopen(before: JobRecord, after: JobRecord): boolean;
  /** Forgets a settled job. */
  remove(record: JobRecord): void;
  /** Delayed jobs whose time has come wait from now on. */
  promoteDue(): void;
  /** The job that this attempt runs; `null`: its lease is lost. */
  held(lease: Lease): JobRecord | null;
  /** The next to start among these names. */
  nextToStart(names: readonly string[]): JobRecord | undefined;
}

/** An empty ledger. */
export function createJobLedger(clock: QueueClock, retention: Required<Retention>): JobLedger {
  const jobs = createJobTable();
  const settled = createSettledWindow(retention);
  const partials = new Map<string, PartialResult[]>();
  const dedup = new Map<string, string>();
  let sequence = 0;

  function insert(inputs: readonly NewJob[]): { id: string; created: boolean; changes: StoreChange[] }[] {
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

  function commit(record: JobRecord, changes: StoreChange[]): void {
    jobs.put(record);
    if (!isSettled(record.state)) return;
    changes.push({ type: 'settled', job: record, whole: () => record });
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

  return {
    jobs,
    partials,
    insert,
    commit,

    reopen(before, after) {
      const holdsKey = before.dedupKey !== null && (before.dedupUntil === null || before.dedupUntil > clock.now());
      if (holdsKey && holderOf(before.dedupKey) !== null) return false;
      if (holdsKey && before.dedupKey !== null) dedup.set(before.dedupKey, before.id);
      settled.delete(before);
      jobs.put(after);
      const parent = jobs.get(before.parentId ?? '');
      if (parent !== undefined) jobs.put(childRetried(parent));
      return true;
    },

    remove(record) {
      settled.delete(record);
      erase(record);
    },

    promoteDue() {
      const now = clock.now();
      for (let next = jobs.nextDelayed(); next !== undefined && next.runAt <= now; next = jobs.nextDelayed()) jobs.put(promote(next));
    },

    held({ id, token }) {
      const record = jobs.get(id);
      return holds(record, token) ? record : null;
    },

    nextToStart: (names) =>
      names.reduce<JobRecord | undefined>((best, name) => {
        const candidate = jobs.nextToStart(name);
        return candidate !== undefined && (best === undefined || startOrder(candidate, best) < 0) ? candidate : best;
      }, undefined),
  };
}
