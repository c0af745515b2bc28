import type { JobRecord } from '../engine/job-store.js';
import type { JobListing } from '../listing/job-listing.js';
import { jobOrder } from '../listing/job-order.js';
import { createSortedList } from './sorted-list.js';

/** The jobs of one state and name, in each order that a listing may ask for. */
export interface JobShelf {
  readonly size: number;
  add(record: JobRecord): void;
  remove(record: JobRecord): void;
  /** In the order of the listing, those after its position. What they hold besides their sort keys may be out of date. */
  after(listing: JobListing): Generator<JobRecord>;
}

/** An empty shelf. All jobs of a state are settled or none is, so that each order downwards is the one upwards, reversed. */
export function createJobShelf(): JobShelf {
  const orders = {
    enqueuedAt: createSortedList<JobRecord>(jobOrder({ sort: 'enqueuedAt', order: 'asc' })),
    settledAt: createSortedList<JobRecord>(jobOrder({ sort: 'settledAt', order: 'asc' })),
    priority: createSortedList<JobRecord>(jobOrder({ sort: 'priority', order: 'asc' })),
  };
  const lists = Object.values(orders);

  return {
    get size() {
      return orders.enqueuedAt.size;
    },
    add: (record) => lists.forEach((list) => list.add(record)),
    remove: (record) => lists.forEach((list) => list.remove(record)),
    after(listing) {
      const { sort, order, after } = listing;
      const compare = jobOrder(listing);
      const position = after === null ? null : { enqueuedAt: 0, settledAt: null, priority: 0, [sort]: after.key, sequence: after.sequence };
      return order === 'asc'
        ? orders[sort].upwards((record) => position !== null && compare(record, position) <= 0)
        : orders[sort].downwards((record) => position === null || compare(record, position) > 0);
    },
  };
}
