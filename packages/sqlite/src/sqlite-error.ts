import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why a database refused or failed, whatever the driver calls it. */
export type SqliteErrorCode =
  /** It cannot be opened or created: missing rights, not a directory, …; or there is no driver. */
  | 'UNAVAILABLE'
  /** It may be read but not written. */
  | 'READ_ONLY'
  /** No space left. */
  | 'FULL'
  /** Another connection held the lock for too long. */
  | 'BUSY'
  /** It is not a database, or is damaged. */
  | 'CORRUPT'
  /** A newer version of reposcan wrote it. */
  | 'NEWER_SCHEMA'
  | 'INVALID_OPTIONS'
  | 'CLOSED'
  /** Anything else; see `cause`. */
  | 'FAILED';

/** A database refused or failed. What was written before is unchanged. */
export class SqliteError extends ReposcanError<SqliteErrorCode> {
  override readonly name = 'SqliteError';

  constructor(message: string, options: ReposcanErrorOptions<SqliteErrorCode>) {
    super(message, options);
  }
}
