import { SqliteError, type SqliteErrorCode } from '@reposcan/sqlite';
import { shown, StorageError, type StorageErrorCode } from '@reposcan/storage';

/** What a store calls it. */
const codes: Readonly<Record<SqliteErrorCode, StorageErrorCode>> = {
  UNAVAILABLE: 'UNAVAILABLE',
  READ_ONLY: 'READ_ONLY',
  FULL: 'FULL',
  BUSY: 'BUSY',
  CORRUPT: 'CORRUPT',
  NEWER_SCHEMA: 'NEWER_SCHEMA',
  INVALID_OPTIONS: 'INVALID_INPUT',
  CLOSED: 'CLOSED',
  FAILED: 'FAILED',
};

/** An error of the database as one of the store; any other as it is. */
export function storageErrorOf(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  const { code, hint, input, cause } = error;
  return new StorageError(code === 'CLOSED' ? `The store on ${shown(input)} is closed.` : withoutHint(error), { code: codes[code], hint, input, cause });
}

/** A message ends with its hint, and the new error adds it again. */
function withoutHint({ message, hint }: SqliteError): string {
  return hint === undefined ? message : message.slice(0, -` ${hint}`.length);
}
