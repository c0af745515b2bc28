import { randomUUID } from 'node:crypto';

/**
 * Makes UUIDs of version 7 (RFC 9562) that ascend: milliseconds, then a counter of 12 bits, then chance. In an index, jobs that come together are neighbours; with ids of pure chance each
 * job would cost a page of the log of its own.
 */
export function createSortableIds(now: () => number): () => string {
  let last = 0;
  let counter = 0;

  return () => {
    counter += 1;
    const time = Math.floor(now());
    if (time > last) {
      last = time;
      counter = 0;
    } else if (counter > 0xfff) {
      // Ahead of time rather than out of order; also when the clock was set back.
      last += 1;
      counter = 0;
    }
    const stamp = last.toString(16).padStart(12, '0');
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${randomUUID().slice(19)}`;
  };
}
