import { createHash } from 'node:crypto';
import { QueueError } from '../queue-error.js';
import type { JobListing } from './job-listing.js';

/** Where a page ended: the sort key of its last job (`null`: not settled) and its sequence. */
export interface JobPosition {
  key: number | null;
  sequence: number;
}

/** A cursor that only the same query accepts; the limit may change from page to page. */
export function cursorOf(listing: JobListing, position: JobPosition): string {
  return Buffer.from(JSON.stringify([fingerprint(listing), position.key, position.sequence])).toString('base64url');
}

/**
 * Where the page before ended.
 * @throws {QueueError} `INVALID_CURSOR` when another query gave the cursor, or none did
 */
export function positionOf(listing: JobListing, cursor: unknown): JobPosition {
  const [, key, sequence] = decoded(cursor);
  const keyFits = Number.isSafeInteger(key) || (key === null && listing.sort === 'settledAt');
  if (keyFits && Number.isSafeInteger(sequence)) {
    const position = { key: key as number | null, sequence: sequence as number };
    // Written anew it must be the same: decoding alone overlooks what is cut off or added.
    if (cursorOf(listing, position) === cursor) return position;
  }
  throw new QueueError('The cursor does not belong to this query.', {
    code: 'INVALID_CURSOR',
    hint: 'Leave it out to begin with the first page, and keep filters, sort and order the same from page to page.',
  });
}

function decoded(cursor: unknown): unknown[] {
  try {
    const value: unknown = typeof cursor === 'string' ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : null;
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fingerprint({ states, names, parentId, enqueuedFrom, enqueuedTo, sort, order }: JobListing): string {
  const query = [states?.toSorted(), names?.toSorted(), parentId, enqueuedFrom, enqueuedTo, sort, order];
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}
