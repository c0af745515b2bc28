import { limitOf } from '../input/limit.js';
import type { Page, PageOptions } from '../scan-store.js';
import { cursorOf, positionOf, type CursorPosition, type CursorQuery } from './cursor.js';

/** One page that was asked for, checked: where it begins and how long it may be. */
export interface Listing<P extends CursorPosition> {
  /** What was asked for; its cursors fit no other query. */
  query: CursorQuery;
  limit: number;
  /** The sort keys of the last item of the page before; `null` on the first page. */
  after: P | null;
}

/**
 * Checks limit and cursor of a query.
 * @param like a position of the right shape
 * @throws {StorageError} `INVALID_INPUT` for a bad limit, `INVALID_CURSOR` for a cursor of another query
 */
export function listingOf<P extends CursorPosition>(query: CursorQuery, options: PageOptions, like: P): Listing<P> {
  return {
    query,
    limit: limitOf(options.limit, 100),
    after: options.cursor === undefined ? null : positionOf(query, options.cursor, like),
  };
}

/**
 * A page from the rows that follow the listing's position.
 * @param rows in order, at least one more than the limit where there are more: it tells that another page follows
 */
export function pageOf<P extends CursorPosition, Row, Item>(
  listing: Listing<P>,
  rows: readonly Row[],
  position: (row: Row) => P,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, listing.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: last !== undefined && rows.length > shown.length ? cursorOf(listing.query, position(last)) : null,
  };
}
