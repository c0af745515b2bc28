import { asCount, asRecord, recordIn } from '../json.js';
import { GithubError } from '../github-error.js';
import { accountCall, type AccountRequest } from './account-request.js';
import { PAGE_QUERY } from './lean-query.js';
import { readGraphqlRepository } from './read-graphql-repository.js';
import { PAGE_SIZE, readPage, type PageRequest, type RepositoryPage } from './repository-page.js';

/** More pages than these have a middle that no cursor at hand reaches. */
export const MAX_TWO_ENDED = 3 * PAGE_SIZE;

/** Which part of the list a page is. */
interface PageSlice {
  name: string;
  first?: number;
  after?: string;
  last?: number;
  privacy?: 'PRIVATE';
}

/**
 * What follows the first page of up to 300 repositories: the rest from its cursor on, and the last page from the far end, at the
 * same time. Cursor pages alone would wait for one another.
 */
export function twoEndedPages(
  request: AccountRequest,
  pinned: ReadonlySet<string> | null,
  total: number,
  cursor: string | null,
  signal: AbortSignal,
): PageRequest[] {
  const left = total - PAGE_SIZE;
  const slices: PageSlice[] = [];
  if (left > PAGE_SIZE && cursor !== null) slices.push({ name: 'page 2', first: PAGE_SIZE, after: cursor });
  slices.push({ name: `page ${left > PAGE_SIZE ? 3 : 2}`, last: left > PAGE_SIZE ? left - PAGE_SIZE : left });
  return slices.map((slice) => graphqlPage(request, pinned, slice, signal));
}

/** The private repositories of somebody else's account: REST lists only the public ones. From both ends, so 200 at most. */
export function privatePages(
  request: AccountRequest,
  pinned: ReadonlySet<string> | null,
  total: number,
  signal: AbortSignal,
): PageRequest[] {
  const slices: PageSlice[] = [];
  if (total > 0) slices.push({ name: 'private page 1', first: Math.min(total, PAGE_SIZE), privacy: 'PRIVATE' });
  if (total > PAGE_SIZE)
    slices.push({ name: 'last private page', last: Math.min(total - PAGE_SIZE, PAGE_SIZE), privacy: 'PRIVATE' });
  return slices.map((slice) => graphqlPage(request, pinned, slice, signal));
}

function graphqlPage(
  request: AccountRequest,
  pinned: ReadonlySet<string> | null,
  slice: PageSlice,
  signal: AbortSignal,
): PageRequest {
  const { name, ...variables } = slice;
  return {
    name,
    async read(chain) {
      const { data, failure } = await request.transport.graphql(
        PAGE_QUERY,
        { login: request.login, ...variables },
        accountCall(request, chain, signal),
      );
      const page = readConnection(recordIn(data['owner'], 'repositories'), pinned);
      if (page === null)
        throw failure ?? new GithubError('GitHub answered a page without repositories.', { code: 'INVALID_RESPONSE' });
      return slice.privacy === undefined ? page : { ...page, total: null };
    },
  };
}

/** The page in a `repositories` connection, or `null` where there is none. */
export function readConnection(connection: unknown, pinned: ReadonlySet<string> | null): RepositoryPage | null {
  const { nodes, totalCount } = asRecord(connection) ?? {};
  if (!Array.isArray(nodes)) return null;
  return readPage(nodes, asCount(totalCount), (node) => readGraphqlRepository(node, pinned));
}
