import type { Job } from '../job.js';
import type { JobListing } from './job-listing.js';

/** What an order of jobs looks at. */
export type SortKeys = Pick<Job, 'enqueuedAt' | 'settledAt' | 'priority' | 'sequence'>;

/** Compares two jobs as the listing shows them: by its sort key, then by sequence, both in its direction; not settled comes last in either. */
export function jobOrder({ sort, order }: Pick<JobListing, 'sort' | 'order'>): (a: SortKeys, b: SortKeys) => number {
  const direction = order === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = a[sort];
    const right = b[sort];
    if (left !== right) {
      if (left === null) return 1;
      if (right === null) return -1;
      return (left - right) * direction;
    }
    return (a.sequence - b.sequence) * direction;
  };
}

/** Tells whether a job follows the listing's position; on the first page, each does. */
export function isAfterPosition({ sort, order, after }: Pick<JobListing, 'sort' | 'order' | 'after'>): (job: SortKeys) => boolean {
  if (after === null) return () => true;
  const compare = jobOrder({ sort, order });
  const position: SortKeys = { enqueuedAt: 0, settledAt: null, priority: 0, sequence: after.sequence, [sort]: after.key };
  return (job) => compare(job, position) > 0;
}
