import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why a repository could not be opened or read. */
export type GitErrorCode =
  /** Neither a path nor a URL was given, or both, or an option that cannot be used. */
  | 'INVALID_TARGET'
  /** Not a URL that means the same to every parser. */
  | 'INVALID_URL'
  /** A URL that the policy does not allow: protocol, credentials, query, port or host. */
  | 'URL_REFUSED'
  /** The host has no address. */
  | 'HOST_UNRESOLVED'
  /** The host has an address that is not public. */
  | 'ADDRESS_REFUSED'
  /** Not a branch, tag or object id. */
  | 'INVALID_REF'
  /** There is no repository at this path, or not one that this git can read. */
  | 'NOT_A_REPOSITORY'
  /** There is no commit yet. */
  | 'EMPTY_REPOSITORY'
  /** The repository has no such branch, tag or commit. */
  | 'REF_NOT_FOUND'
  /** The server has no repository at this URL. */
  | 'REPOSITORY_NOT_FOUND'
  /** The server asks for credentials, or refuses those it got. */
  | 'AUTH_REQUIRED'
  /** More bytes on disk or in memory than the limits allow. */
  | 'REPOSITORY_TOO_LARGE'
  | 'TIMEOUT'
  | 'ABORTED'
  /** The server could not be reached, cut the connection or answered with something else than git. */
  | 'NETWORK'
  /** Objects are damaged or missing. */
  | 'CORRUPT'
  /** The git program is not there. */
  | 'GIT_MISSING'
  /** The git program lacks a protection that this call needs. */
  | 'GIT_TOO_OLD'
  | 'DISK_FULL'
  /** The repository was closed before this call. */
  | 'CLOSED'
  /** Anything else; the message ends with what git said. */
  | 'FAILED';

/** A repository could not be opened or read. Nothing is left behind: no process, no temporary file. */
export class GitError extends ReposcanError<GitErrorCode> {
  override readonly name = 'GitError';

  constructor(message: string, options: ReposcanErrorOptions<GitErrorCode>) {
    super(message, options);
  }
}

/** The error of a call whose signal was aborted. */
export function abortedError(what: string, cause?: unknown): GitError {
  return new GitError(`${what} was aborted.`, { code: 'ABORTED', cause });
}
