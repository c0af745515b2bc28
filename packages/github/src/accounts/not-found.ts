import { GithubError } from '../github-error.js';

/** The error for a login that GitHub does not know. */
export function notFoundError(login: string, cause: GithubError | null): GithubError {
  return new GithubError(`GitHub has no user or organisation "${login}".`, {
    code: 'NOT_FOUND',
    input: login,
    status: cause?.status ?? null,
    hint: 'Check the spelling; renamed accounts answer to their new name only.',
    ...(cause === null ? {} : { cause }),
  });
}
