import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { QueryError } from './query-error.js';
import type { QueryContext } from './work.js';

/** The paging arguments of a connection. */
export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

/** How a list is paged. */
export interface PagedList<T> {
  /** All items, in order. */
  readonly items: readonly T[];
  readonly cursorOf: (item: T, index: number) => string;
  /** Index of the first item after the cursor, or `null` where it is no cursor of this list. */
  readonly indexAfter: (cursor: string) => number | null;
  /** Index of the first item that is not before the cursor, or `null`. */
  readonly indexBefore: (cursor: string) => number | null;
  readonly nodeOf: (item: T, position: number) => unknown;
  /** Fields besides the usual ones. */
  readonly extra?: Record<string, unknown>;
  /** Fields of an edge besides node and cursor. */
  readonly edgeExtra?: (item: T) => Record<string, unknown>;
}

const CURSOR_PREFIX = 'cursor:';

/** The greatest page that GitHub gives. */
export const MAX_PAGE_SIZE = 100;

/** Refuses a page that GitHub refuses: no bounds where items are asked for, more than 100, negative ones. */
export function checkBounds(args: PageArguments, info: GraphQLResolveInfo): void {
  const name = info.fieldName;
  for (const bound of ['first', 'last'] as const) {
    const asked = args[bound];
    if (typeof asked !== 'number') continue;
    if (asked < 0) throw new QueryError('INVALID_CURSOR_ARGUMENTS', `\`${bound}\` on a connection cannot be less than zero.`);
    if (asked > MAX_PAGE_SIZE) {
      throw new QueryError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${asked} records on the \`${name}\` connection exceeds the \`${bound}\` limit of ${MAX_PAGE_SIZE} records.`,
      );
    }
  }
  const bounded = typeof args.first === 'number' || typeof args.last === 'number';
  if (!bounded && info.fieldNodes.some(({ selectionSet }) => selectsItems(selectionSet, info))) {
    throw new QueryError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    );
  }
}

function selectsItems(selectionSet: SelectionSetNode | undefined, info: GraphQLResolveInfo): boolean {
  return (selectionSet?.selections ?? []).some((selection) => {
    if (selection.kind === 'Field') return selection.name.value === 'nodes' || selection.name.value === 'edges';
    const set = selection.kind === 'InlineFragment' ? selection.selectionSet : info.fragments[selection.name.value]?.selectionSet;
    return selectsItems(set, info);
  });
}

/** One page of a list as a GraphQL connection. */
export function connection<T>(list: PagedList<T>, args: PageArguments, context: QueryContext): Record<string, unknown> {
  const { items } = list;
  let start = 0;
  let end = items.length;
  if (typeof args.after === 'string') start = resolveCursor(args.after, list.indexAfter);
  if (typeof args.before === 'string') end = resolveCursor(args.before, list.indexBefore);
  if (typeof args.first === 'number') end = Math.min(end, start + args.first);
  if (typeof args.last === 'number') start = Math.max(start, end - args.last);
  // The same slice serves nodes and edges.
  let cached: unknown[] | undefined;
  const slice = items.slice(start, Math.max(start, end));
  const nodes = (): unknown[] => {
    if (cached === undefined) {
      cached = slice.map((item, index) => list.nodeOf(item, start + index));
      context.work.nodes += cached.length;
    }
    return cached;
  };
  const cursorAt = (offset: number): string | null => {
    const item = slice[offset];
    return item === undefined ? null : list.cursorOf(item, start + offset);
  };
  return {
    totalCount: items.length,
    nodes,
    edges: () => slice.map((item, offset) => ({ node: nodes()[offset], cursor: cursorAt(offset), ...list.edgeExtra?.(item) })),
    pageInfo: () => ({
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: cursorAt(0),
      endCursor: cursorAt(slice.length - 1),
    }),
    ...list.extra,
  };
}

function resolveCursor(cursor: string, indexOf: (cursor: string) => number | null): number {
  const index = indexOf(cursor);
  if (index === null) throw new QueryError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return index;
}

/** A list whose cursors are positions, as in most of GitHub's connections. */
export function positionedList<T>(items: readonly T[], nodeOf: PagedList<T>['nodeOf']): PagedList<T> {
  const positionOf = (cursor: string): number | null => {
    const text = Buffer.from(cursor, 'base64').toString();
    const position = text.startsWith(CURSOR_PREFIX) ? Number(text.slice(CURSOR_PREFIX.length)) : Number.NaN;
    return Number.isInteger(position) && position >= 1 ? position : null;
  };
  return {
    items,
    nodeOf,
    cursorOf: (_, index) => Buffer.from(`${CURSOR_PREFIX}${index + 1}`).toString('base64'),
    indexAfter: positionOf,
    indexBefore: (cursor) => {
      const position = positionOf(cursor);
      return position === null ? null : position - 1;
    },
  };
}

/** A connection of which the fixture knows only how many there are. Asking for the items is a clear error. */
export function countedConnection(coordinate: string, totalCount: number, context: QueryContext): Record<string, unknown> {
  context.work.counters += 1;
  const items = (): never => {
    throw new QueryError(null, `The fixture holds only the number of ${coordinate}, not its nodes: ask for totalCount.`);
  };
  const noPages = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  // Asking an empty list for its items is fine.
  return totalCount === 0
    ? { totalCount, nodes: [], edges: [], pageInfo: noPages }
    : { totalCount, nodes: items, edges: items, pageInfo: noPages };
}
