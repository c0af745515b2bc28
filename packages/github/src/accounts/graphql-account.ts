import type { AccountProfile, AccountSnapshot } from '@reposcan/core';
import { GithubError } from '../github-error.js';
import { asCount, asText, recordIn } from '../json.js';
import type { Chain } from '../transport/tally.js';
import type { GraphqlAnswer } from '../transport/transport.js';
import { accountCall, type AccountRequest } from './account-request.js';
import { MAX_TWO_ENDED, privatePages, readConnection, twoEndedPages } from './graphql-pages.js';
import { LEAN_QUERY } from './lean-query.js';
import { notFoundError } from './not-found.js';
import { readAccount } from './read-account.js';
import { readGraphqlProfile, readPinnedIds } from './read-graphql-profile.js';
import { PAGE_SIZE, type PageRequest } from './repository-page.js';
import { restList, restPages } from './rest-pages.js';

/**
 * An account as a token sees it: one query for up to 100 repositories, one more round trip for up to 300, numbered REST pages
 * beyond.
 */
export async function fetchGraphqlAccount(request: AccountRequest): Promise<AccountSnapshot> {
  const { login } = request;
  const chain = { length: 0 };
  const { data, failure } = await askForAccount(request, chain);

  const owner = recordIn(data, 'owner');
  if (owner === null) throw failure === null || failure.code === 'NOT_FOUND' ? notFoundError(login, failure) : failure;
  const unexpected =
    failure ?? new GithubError(`GitHub's answer about "${login}" is not what its schema says.`, { code: 'INVALID_RESPONSE' });
  const profile = readGraphqlProfile(owner);
  if (profile === null) throw unexpected;

  const pinned = readPinnedIds(owner);
  const connection = recordIn(owner, 'repositories');
  const firstPage = readConnection(connection, pinned);
  const plan: PagePlan = {
    profile,
    pinned,
    total: firstPage?.total ?? 0,
    privateTotal: asCount(recordIn(owner, 'private')?.['totalCount']) ?? 0,
    cursor: asText(recordIn(connection, 'pageInfo')?.['endCursor']),
    viewer: asText(recordIn(data, 'viewer')?.['login']),
  };
  return readAccount(request, {
    profile,
    source: 'graphql',
    firstPage,
    failures: firstPage === null ? [{ name: 'page 1', error: unexpected }] : [],
    roundTrips: chain.length,
    following: (signal) => pagesOf(plan, 'following', request, signal),
    again: (signal) => pagesOf(plan, 'again', request, signal),
    warnings: [],
  });
}

/** The lean query; where something beside the repositories is refused and takes the answer along, once more without it. */
async function askForAccount(request: AccountRequest, chain: Chain): Promise<GraphqlAnswer> {
  const ask = (extras: boolean): Promise<GraphqlAnswer> => {
    const variables = { login: request.login, first: Math.min(PAGE_SIZE, request.maxRepositories), extras };
    return request.transport.graphql(LEAN_QUERY, variables, accountCall(request, chain, request.signal));
  };
  try {
    const answer = await ask(true);
    if (answer.failure === null || recordIn(answer.data, 'owner') !== null || !helpsToLeaveOut(answer.failure)) return answer;
  } catch (error) {
    if (!helpsToLeaveOut(error)) throw error;
  }
  return ask(false);
}

function helpsToLeaveOut(error: unknown): boolean {
  return (
    error instanceof GithubError && error.status === 200 && (error.code === 'FORBIDDEN' || error.code === 'RESOURCE_LIMITED')
  );
}

/** What the first page tells about the others. */
interface PagePlan {
  profile: AccountProfile;
  pinned: ReadonlySet<string> | null;
  total: number;
  privateTotal: number;
  cursor: string | null;
  viewer: string | null;
}

function pagesOf(plan: PagePlan, round: 'following' | 'again', request: AccountRequest, signal: AbortSignal): PageRequest[] {
  const { profile, pinned, total, privateTotal } = plan;
  const wanted = Math.min(total, request.maxRepositories);
  if (wanted <= PAGE_SIZE) return [];
  // The far end holds the oldest: not what a limit asks for.
  if (total <= MAX_TWO_ENDED && wanted === total) return twoEndedPages(request, pinned, total, plan.cursor, signal);
  const viewer = plan.viewer?.toLowerCase() === profile.login.toLowerCase();
  const list = restList(profile.login, profile.kind === 'organization' ? 'organization' : viewer ? 'viewer' : 'user');
  // What was created meanwhile pushes the oldest one onto a page more.
  const last = Math.ceil(wanted / PAGE_SIZE) + (round === 'again' ? 1 : 0);
  const options = { list, to: last, total: null, pinned, reason: 'not-fetched' as const };
  if (profile.kind === 'organization' || viewer || privateTotal === 0) {
    return restPages(request, { ...options, from: round === 'again' ? 1 : 2 }, signal);
  }
  // The public list has no private ones, so its pages do not line up with the first page at hand.
  return [...privatePages(request, pinned, privateTotal, signal), ...restPages(request, { ...options, from: 1 }, signal)];
}
