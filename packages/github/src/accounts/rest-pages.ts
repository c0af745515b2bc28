import { GithubError } from '../github-error.js';
import { accountCall, type AccountRequest } from './account-request.js';
import { readRestRepository, type RestContext } from './read-rest-repository.js';
import { PAGE_SIZE, readPage, type PageRequest } from './repository-page.js';

/** A REST list of repositories, and what is known about it. */
export interface RestPageOptions extends RestContext {
  list: RestList;
  /** How many repositories the list has, where that is also the total of the account. */
  total: number | null;
}

/** A route with the parameters that make it list what an account owns. */
export interface RestList {
  route: string;
  parameters: Readonly<Record<string, string>>;
}

/**
 * The list that shows most: a user's own one has the private repositories, an organisation's has those that the token may see,
 * and somebody else's only the public ones.
 */
export function restList(login: string, owner: 'viewer' | 'user' | 'organization'): RestList {
  if (owner === 'viewer') return { route: 'GET /user/repos', parameters: { affiliation: 'owner' } };
  if (owner === 'organization') return { route: 'GET /orgs/{org}/repos', parameters: { org: login, type: 'all' } };
  return { route: 'GET /users/{username}/repos', parameters: { username: login, type: 'owner' } };
}

/**
 * Some pages of a REST list. They are numbered, so they can be read at the same time; newest first, like the pages of GraphQL.
 */
export function restPages(
  request: AccountRequest,
  { from, to, ...options }: RestPageOptions & { from: number; to: number },
  signal: AbortSignal | undefined,
): PageRequest[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => restPage(request, from + index, options, signal));
}

/** One page of a REST list; the first is 1. */
export function restPage(
  request: AccountRequest,
  page: number,
  options: RestPageOptions,
  signal: AbortSignal | undefined,
): PageRequest {
  const { list, total } = options;
  return {
    name: `page ${page}`,
    async read(chain) {
      const parameters = { ...list.parameters, sort: 'created', direction: 'desc', per_page: PAGE_SIZE, page };
      const body = await request.transport.rest(list.route, parameters, accountCall(request, chain, signal));
      if (!Array.isArray(body))
        throw new GithubError('GitHub answered something else than a list of repositories.', { code: 'INVALID_RESPONSE' });
      return readPage(body, total, (entry) => readRestRepository(entry, options));
    },
  };
}
