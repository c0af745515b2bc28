import type { JobRecord } from '../engine/job-store.js';
import type { JobListing } from '../listing/job-listing.js';
import { isAfterPosition } from '../listing/job-order.js';
import { createSortedList } from './sorted-list.js';

/** The jobs of one state and name, in each order that a listing may ask for. */
export interface JobShelf {
  readonly size: number;
  add(record: JobRecord): void;
  remove(record: JobRecord): void;
  /** In the order of the listing, those after its position; under the order of enqueueing, only those of its span of time. What they hold besides their sort keys may be out of date. */
  after(listing: JobListing): Generator<JobRecord>;
}

/** An empty shelf. All jobs of a state are settled or none is, so that each order downwards is the one upwards, reversed. */
export function createJobShelf(): JobShelf {
  const orders = {
    enqueuedAt: createSortedList<JobRecord>((a, b) => a.enqueuedAt - b.enqueuedAt || a.sequence - b.sequence),
    settledAt: createSortedList<JobRecord>((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0) || a.sequence - b.sequence),
    priority: createSortedList<JobRecord>((a, b) => a.priority - b.priority || a.sequence - b.sequence),
  };
  const lists = Object.values(orders);

  return {
    get size() {
      return orders.enqueuedAt.size;
    },
    add: (record) => lists.forEach((list) => list.add(record)),
    remove: (record) => lists.forEach((list) => list.remove(record)),
    *after(listing) {
      const list = orders[listing.sort];
      const isAfter = isAfterPosition(listing);
      const { begins, ends } = spanOf(listing);
      const jobs = listing.order === 'asc' ? list.upwards((record) => !isAfter(record) || !begins(record)) : list.downwards((record) => isAfter(record) && ends(record));
      for (const record of jobs) {
        if (!begins(record) || !ends(record)) return;
        yield record;
      }
    },
  };
}

/** Under the order of enqueueing, a span of time is one piece of the shelf. Under any other it is not, and does not narrow anything here. */
function spanOf({ sort, enqueuedFrom, enqueuedTo }: JobListing): Record<'begins' | 'ends', (record: JobRecord) => boolean> {
  const from = sort === 'enqueuedAt' ? enqueuedFrom : null;
  const to = sort === 'enqueuedAt' ? enqueuedTo : null;
  return { begins: ({ enqueuedAt }) => from === null || enqueuedAt >= from, ends: ({ enqueuedAt }) => to === null || enqueuedAt <= to };
}
