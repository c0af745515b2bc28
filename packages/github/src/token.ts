import { GithubError } from './github-error.js';

/**
 * The token to send, or `null` for none: an empty variable in the environment means "no token".
 * @throws GithubError INVALID_OPTIONS where it cannot be one; the message does not show it.
 */
export function checkToken(token: string | null | undefined): string | null {
  const trimmed = token?.trim() ?? '';
  if (trimmed === '') return null;
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new GithubError('The token has characters that no GitHub token has.', {
      code: 'INVALID_OPTIONS',
      hint: 'Copy it again, without line breaks or quotes. It is not shown here.',
    });
  }
  return trimmed;
}
