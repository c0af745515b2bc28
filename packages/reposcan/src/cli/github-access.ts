import type { ScanOptions } from './scan-options.js';
import { UsageError } from './usage-error.js';

/** Which GitHub is asked, and with which token. */
export interface GithubAccess {
  /** Any address of it; `undefined` for github.com. */
  apiUrl: string | undefined;
  /** Its web address, without a slash at the end. */
  site: string;
  token: string | undefined;
}

/**
 * Puts together what the command line and the environment say about GitHub. No message repeats a value that may hold a secret.
 * @throws UsageError for an address or a token that cannot be one
 */
export function githubAccess(
  options: Pick<ScanOptions, 'githubUrl' | 'token'>,
  env: Readonly<Record<string, string | undefined>>,
): GithubAccess {
  const apiUrl = options.githubUrl === undefined ? undefined : checkedUrl(options.githubUrl);
  const token =
    options.token === undefined
      ? checkedToken(env.GITHUB_TOKEN?.trim() || undefined, 'GITHUB_TOKEN')
      : checkedToken(options.token.trim(), '--token');
  return { apiUrl, site: siteOf(apiUrl), token };
}

/** `https://api.github.com` belongs to `https://github.com`, and so with ghe.com; the API of an Enterprise Server is below its own site. */
function siteOf(apiUrl: string | undefined): string {
  if (apiUrl === undefined) return 'https://github.com';
  const { protocol, host, origin } = new URL(apiUrl);
  return /^api\.(?:github\.com|.+\.ghe\.com)$/.test(host) ? `${protocol}//${host.slice('api.'.length)}` : origin;
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
