import type { JobRecord } from '../engine/job-store.js';
import { jobStates, type JobState } from '../job.js';
import { createJobShelf, type JobShelf } from './job-shelf.js';
import { createSortedList, type SortedList } from './sorted-list.js';

/** All records with the orders in which they are looked for. A record is replaced as a whole, never changed. */
export interface JobTable {
  get(id: string): JobRecord | undefined;
  put(record: JobRecord): void;
  delete(id: string): void;
  count(state: JobState): number;
  /** The shelves of these states and names, `null` for all. */
  shelves(states: readonly JobState[] | null, names: readonly string[] | null): JobShelf[];
  /** The waiting job of a name that starts next. */
  nextToStart(name: string): JobRecord | undefined;
  /** The delayed job that is due next. */
  nextDelayed(): JobRecord | undefined;
  /** The active job whose lease ends next. */
  nextLease(): JobRecord | undefined;
  /** Ids of the children that are kept. */
  children(parentId: string): Iterable<string>;
}

/** An empty table. */
export function createJobTable(): JobTable {
  const records = new Map<string, JobRecord>();
  const shelves = new Map<JobState, Map<string, JobShelf>>(jobStates.map((state) => [state, new Map()]));
  const eligible = new Map<string, SortedList<JobRecord>>();
  const delayed = createSortedList<JobRecord>((a, b) => a.runAt - b.runAt || a.sequence - b.sequence);
  const leases = createSortedList<JobRecord>((a, b) => (a.leaseUntil ?? 0) - (b.leaseUntil ?? 0) || a.sequence - b.sequence);
  const children = new Map<string, Set<string>>();

  function shelfOf({ state, name }: JobRecord): JobShelf {
    const named = shelves.get(state) as Map<string, JobShelf>;
    const shelf = named.get(name) ?? createJobShelf();
    named.set(name, shelf);
    return shelf;
  }

  /** Everything here depends on the state alone, and on what changes only with it. */
  function place(record: JobRecord): void {
    shelfOf(record).add(record);
    if (record.state === 'delayed') delayed.add(record);
    if (record.state === 'waiting') {
      const list = eligible.get(record.name) ?? createSortedList<JobRecord>(startOrder);
      eligible.set(record.name, list);
      list.add(record);
    }
  }

  function displace(record: JobRecord): void {
    const shelf = shelfOf(record);
    shelf.remove(record);
    // Names come and go; what nothing is kept of must not be kept either.
    if (shelf.size === 0) shelves.get(record.state)?.delete(record.name);
    if (record.state === 'delayed') delayed.remove(record);
    if (record.state === 'waiting') {
      const list = eligible.get(record.name);
      list?.remove(record);
      if (list?.size === 0) eligible.delete(record.name);
    }
  }

  /** Lists keep a record from when it was added: only what they sort by is sure to be up to date. */
  function current(record: JobRecord | undefined): JobRecord | undefined {
    return record === undefined ? undefined : records.get(record.id);
  }

  return {
    get: (id) => records.get(id),
    count: (state) => [...(shelves.get(state) ?? new Map<string, JobShelf>()).values()].reduce((sum, shelf) => sum + shelf.size, 0),
    nextToStart: (name) => current(eligible.get(name)?.first()),
    nextDelayed: () => current(delayed.first()),
    nextLease: () => current(leases.first()),
    children: (parentId) => children.get(parentId) ?? [],

    put(record) {
      const previous = records.get(record.id);
      records.set(record.id, record);
      if (previous?.leaseUntil !== record.leaseUntil) {
        if (previous !== undefined && previous.leaseUntil !== null) leases.remove(previous);
        if (record.leaseUntil !== null) leases.add(record);
      }
      if (previous?.state === record.state) return;
      if (previous !== undefined) displace(previous);
      place(record);
      if (previous === undefined && record.parentId !== null) {
        children.set(record.parentId, (children.get(record.parentId) ?? new Set()).add(record.id));
      }
    },

    delete(id) {
      const record = records.get(id);
      if (record === undefined) return;
      records.delete(id);
      displace(record);
      const siblings = record.parentId === null ? undefined : children.get(record.parentId);
      siblings?.delete(id);
      if (record.parentId !== null && siblings?.size === 0) children.delete(record.parentId);
    },

    shelves: (states, names) =>
      (states ?? jobStates).flatMap((state) => {
        const named = shelves.get(state) ?? new Map<string, JobShelf>();
        return names === null ? [...named.values()] : names.flatMap((name) => named.get(name) ?? []);
      }),
  };
}

/** Priority, then first in first out. */
export function startOrder(a: JobRecord, b: JobRecord): number {
  return b.priority - a.priority || a.sequence - b.sequence;
}
