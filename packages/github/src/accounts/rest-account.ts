import type { AccountSnapshot, Warning } from '@reposcan/core';
import { GithubError } from '../github-error.js';
import { asCount, asRecord } from '../json.js';
import { accountCall, type AccountRequest } from './account-request.js';
import { notFoundError } from './not-found.js';
import { readAccount } from './read-account.js';
import { readRestProfile } from './read-rest-profile.js';
import { PAGE_SIZE } from './repository-page.js';
import { restList, restPage, restPages } from './rest-pages.js';

const UNAUTHENTICATED: Warning = {
  code: 'UNAUTHENTICATED',
  message:
    'Without a token only public repositories are seen, at 60 requests an hour, and not what is pinned, watched, released, tested or ' +
    'documented. Set GITHUB_TOKEN for all of that; a token without any scope is enough.',
};

/**
 * An account as the public sees it, without a token: over REST, profile and first page at the same time, then the other pages.
 */
export async function fetchRestAccount(request: AccountRequest): Promise<AccountSnapshot> {
  const { login, maxRepositories, transport, signal } = request;
  const profileChain = { length: 0 };
  const pageChain = { length: 0 };
  const options = { list: restList(login, 'user'), pinned: null, reason: 'unsupported' as const };
  const [profileResult, pageResult] = await Promise.allSettled([
    transport.rest('GET /users/{username}', { username: login }, accountCall(request, profileChain, signal)),
    restPage(request, 1, { ...options, total: null }, signal).read(pageChain),
  ]);
  if (profileResult.status === 'rejected') throw namingLogin(profileResult.reason, login);
  const profile = readRestProfile(profileResult.value);
  if (profile === null)
    throw new GithubError(`GitHub's answer about "${login}" is not what its documentation says.`, { code: 'INVALID_RESPONSE' });
  if (pageResult.status === 'rejected' && !(pageResult.reason instanceof GithubError && pageResult.reason.code !== 'ABORTED')) {
    throw pageResult.reason;
  }

  const total = asCount(asRecord(profileResult.value)?.['public_repos']);
  const to = Math.ceil(Math.min(total ?? 0, maxRepositories) / PAGE_SIZE);
  return readAccount(request, {
    profile,
    source: 'rest',
    firstPage: pageResult.status === 'fulfilled' ? { ...pageResult.value, total } : { repositories: [], unreadable: 0, total },
    failures: pageResult.status === 'rejected' ? [{ name: 'page 1', error: pageResult.reason as GithubError }] : [],
    roundTrips: Math.max(profileChain.length, pageChain.length),
    following: (pagesSignal) => restPages(request, { ...options, total, from: 2, to }, pagesSignal),
    // What was created meanwhile pushes the oldest one onto a page more.
    again: (pagesSignal) => restPages(request, { ...options, total, from: 1, to: to + 1 }, pagesSignal),
    warnings: [UNAUTHENTICATED],
  });
}

function namingLogin(error: unknown, login: string): unknown {
  return error instanceof GithubError && error.code === 'NOT_FOUND' ? notFoundError(login, error) : error;
}
