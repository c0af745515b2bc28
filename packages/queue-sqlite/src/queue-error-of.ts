import { QueueError } from '@reposcan/queue';
import { SqliteError } from '@reposcan/sqlite';

/** An error of the database as one of the queue, which calls it the same; any other as it is. */
export function queueErrorOf(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  return new QueueError(error.message, { code: error.code, input: error.input, cause: error.cause ?? error });
}
