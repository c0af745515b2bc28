import { inspect } from 'node:util';
import { GithubError } from '../github-error.js';

/**
 * The same error if it does not show the secret anywhere, else a copy that does not: GitHub, a proxy or a fetch may echo what was
 * sent.
 */
export function withoutSecret(error: GithubError, secret: string | null): GithubError {
  if (
    secret === null ||
    !inspect(error, { depth: 10, showHidden: true, maxStringLength: null, maxArrayLength: null }).includes(secret)
  ) {
    return error;
  }
  const { code, status, retryAt, transient } = error;
  return new GithubError(error.message.replaceAll(secret, '[token]'), { code, status, retryAt, transient });
}
