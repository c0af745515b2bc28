import { githubSite } from '../github-site.js';
import type { ScanOptions } from './scan-options.js';
import { UsageError } from './usage-error.js';

/** Which GitHub is asked. */
export interface GithubAddress {
  /** Any address of it; `undefined` for github.com. */
  apiUrl: string | undefined;
  /** Its web address, without a slash at the end. */
  site: string;
}

/**
 * Which GitHub the command line means.
 * @throws UsageError for what is no address; the message does not repeat it, it may hold a secret
 */
export function githubAddress({ githubUrl }: Pick<ScanOptions, 'githubUrl'>): GithubAddress {
  const apiUrl = githubUrl === undefined ? undefined : checkedUrl(githubUrl);
  return { apiUrl, site: githubSite(apiUrl) };
}

/**
 * The token of the command line, or else of the environment. Only asked for where it is used: a damaged variable is no reason not to scan a path.
 * @throws UsageError for what cannot be a token; the message does not repeat it
 */
export function githubToken({ token }: Pick<ScanOptions, 'token'>, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (token !== undefined) return checkedToken(token.trim(), '--token');
  return checkedToken(env.GITHUB_TOKEN?.trim() || undefined, 'GITHUB_TOKEN');
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('--github-url needs an http or https address.', { hint: 'Such as https://github.example.com/api/v3.' });
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('--github-url must not contain a user or a password.', { hint: 'Set GITHUB_TOKEN instead.' });
  }
  return text;
}

function checkedToken(token: string | undefined, source: string): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw new UsageError(`${source} is not a token.`, {
    hint: 'A token is one word of letters, digits and underscores; create one at https://github.com/settings/tokens.',
  });
}
