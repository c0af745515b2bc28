import { ReposcanError, type ReposcanErrorOptions } from '@reposcan/core';

/** Why a store refused or failed. */
export type StorageErrorCode =
  /** The place of the data cannot be opened or created: missing rights, not a directory, … */
  | 'UNAVAILABLE'
  /** The data may be read but not written. */
  | 'READ_ONLY'
  /** No space left. */
  | 'FULL'
  /** Another process held the lock for too long. */
  | 'BUSY'
  /** The file is not a database, or is damaged. */
  | 'CORRUPT'
  /** A newer version of reposcan wrote this database. */
  | 'NEWER_SCHEMA'
  /** A value that cannot be stored: not JSON, a bad limit, an empty id. */
  | 'INVALID_INPUT'
  /** A cursor that this query did not give. */
  | 'INVALID_CURSOR'
  | 'NOT_FOUND'
  | 'CLOSED'
  /** Anything else; see `cause`. */
  | 'FAILED';

/** A store refused or failed. What was stored before is unchanged. */
export class StorageError extends ReposcanError<StorageErrorCode> {
  override readonly name = 'StorageError';

  constructor(message: string, options: ReposcanErrorOptions<StorageErrorCode>) {
    super(message, options);
  }
}
