import { plainText } from '@reposcan/core';
import { GithubError } from './github-error.js';

/** Where one GitHub answers. */
export interface Endpoint {
  /** Base of the REST paths, without a slash at the end. @octokit/graphql derives the GraphQL address from it. */
  restUrl: string;
  /** Whether a token may travel there: over TLS, or without leaving this machine. */
  confidential: boolean;
}

/**
 * Finds the API of a GitHub from any of its addresses: `https://api.github.com`, `https://github.com`, `https://ACME.ghe.com`, or
 * an Enterprise Server's origin with or without `/api/v3` or `/api/graphql`.
 * @throws GithubError INVALID_OPTIONS
 */
export function resolveEndpoint(baseUrl: string): Endpoint {
  const url = parseBaseUrl(baseUrl);
  const confidential = url.protocol === 'https:' || isLoopback(url.hostname);
  if (url.hostname === 'github.com' || url.hostname.endsWith('.ghe.com')) {
    const host = url.hostname.startsWith('api.') ? url.host : `api.${url.host}`;
    return { restUrl: `${url.protocol}//${host}`, confidential };
  }
  return { restUrl: url.hostname.startsWith('api.') ? url.origin : `${url.origin}/api/v3`, confidential };
}

function parseBaseUrl(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const path = url?.pathname.replace(/\/+$/, '') ?? '';
  if (
    url === null ||
    (url.protocol !== 'https:' && url.protocol !== 'http:') ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== '' ||
    url.hash !== '' ||
    !['', '/api', '/api/v3', '/api/graphql', '/graphql'].includes(path)
  ) {
    // Only the host is shown: the rest may hold a password.
    const input = plainText(url?.host ?? 'not a URL', 100);
    throw new GithubError(`The GitHub base URL cannot be used (${input}).`, {
      code: 'INVALID_OPTIONS',
      input,
      hint: 'Give an origin like https://github.example.com, without user, query or further path.',
    });
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
