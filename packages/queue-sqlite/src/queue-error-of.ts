import { QueueError, type QueueErrorCode } from '@reposcan/queue';
import { SqliteError, type SqliteErrorCode } from '@reposcan/sqlite';

/** What a queue calls it. A queue that cannot be written is of no use, so that it is not there. */
const codes: Readonly<Record<SqliteErrorCode, QueueErrorCode>> = {
  UNAVAILABLE: 'UNAVAILABLE',
  READ_ONLY: 'UNAVAILABLE',
  FULL: 'FULL',
  BUSY: 'BUSY',
  CORRUPT: 'CORRUPT',
  NEWER_SCHEMA: 'NEWER_SCHEMA',
  INVALID_OPTIONS: 'INVALID_OPTIONS',
  CLOSED: 'CLOSED',
  FAILED: 'FAILED',
};

/** An error of the database as one of the queue; any other as it is. */
export function queueErrorOf(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  return new QueueError(error.message, { code: codes[error.code], input: error.input, cause: error.cause ?? error });
}
