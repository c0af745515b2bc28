import type { JobRecord } from '../engine/job-store.js';
import type { JobListing } from '../listing/job-listing.js';
import { isAfterPosition, jobOrder } from '../listing/job-order.js';
import type { JobTable } from './job-table.js';

/** The jobs that follow the listing's position, in its order: one more than its limit where there are more. */
export function listJobs(jobs: JobTable, listing: JobListing): JobRecord[] {
  const found: JobRecord[] = [];
  for (const { id } of listing.parentId === null ? merged(jobs, listing) : childrenOf(jobs, listing, listing.parentId)) {
    const record = jobs.get(id);
    if (record !== undefined && inTime(record, listing)) found.push(record);
    if (found.length > listing.limit) break;
  }
  return found;
}

function inTime({ enqueuedAt }: JobRecord, { enqueuedFrom, enqueuedTo }: JobListing): boolean {
  return (enqueuedFrom === null || enqueuedAt >= enqueuedFrom) && (enqueuedTo === null || enqueuedAt <= enqueuedTo);
}

/** Always the next of all shelves: no more jobs are looked at than are shown, however many there are. */
function* merged(jobs: JobTable, listing: JobListing): Generator<JobRecord> {
  const compare = jobOrder(listing);
  const heads = jobs.shelves(listing.states, listing.names).flatMap((shelf) => {
    const rest = shelf.after(listing);
    const first = rest.next();
    return first.done === true ? [] : [{ rest, record: first.value }];
  });
  while (heads.length > 0) {
    const best = heads.reduce((a, b) => (compare(a.record, b.record) <= 0 ? a : b));
    yield best.record;
    const next = best.rest.next();
    if (next.done === true) heads.splice(heads.indexOf(best), 1);
    else best.record = next.value;
  }
}

function childrenOf(jobs: JobTable, listing: JobListing, parentId: string): JobRecord[] {
  const { states, names } = listing;
  return [...jobs.children(parentId)]
    .flatMap((id) => jobs.get(id) ?? [])
    .filter((record) => (states?.includes(record.state) ?? true) && (names?.includes(record.name) ?? true))
    .filter(isAfterPosition(listing))
    .toSorted(jobOrder(listing));
}
