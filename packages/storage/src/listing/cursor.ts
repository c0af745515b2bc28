import { createHash } from 'node:crypto';
import { StorageError } from '../storage-error.js';

/** What a listing was asked for: its name, the user, and the filters. `null` where a filter is left out. */
export type CursorQuery = readonly (string | null)[];

/** Where a page ended: the sort keys of its last item. */
export type CursorPosition = readonly (string | number)[];

/** A cursor that only the same query accepts. It holds the position in clear and the query as a hash: no user id leaves the store in it. */
export function cursorOf(query: CursorQuery, position: CursorPosition): string {
  return Buffer.from(JSON.stringify([fingerprint(query), ...position])).toString('base64url');
}

/**
 * Where the page before ended.
 * @param like a position of the same shape, to compare types with
 * @throws {StorageError} `INVALID_CURSOR` when another query gave the cursor, or none did
 */
export function positionOf<P extends CursorPosition>(query: CursorQuery, cursor: string, like: P): P {
  const [from, ...position] = decoded(cursor);
  const fits =
    from === fingerprint(query) && position.length === like.length && like.every((key, index) => typeof key === typeof position[index]);
  if (fits) return position as unknown as P;
  throw new StorageError('The cursor does not belong to this query.', {
    code: 'INVALID_CURSOR',
    hint: 'Leave it out to begin with the first page, and keep user and filters the same from page to page.',
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

function fingerprint(query: CursorQuery): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}
