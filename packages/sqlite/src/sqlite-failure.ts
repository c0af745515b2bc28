import { ReposcanError } from '@reposcan/core';
import { shownFile } from './shown-file.js';
import { SqliteError, type SqliteErrorCode } from './sqlite-error.js';

/** How to read a result code of SQLite, and what to tell the caller. */
interface Meaning {
  code: SqliteErrorCode;
  what: string;
  hint: string;
}

const damaged: Meaning = {
  code: 'CORRUPT',
  what: 'it is not a SQLite database, or it is damaged',
  hint: 'Move the file away, restore a copy of it, or choose another one.',
};
const full: Meaning = { code: 'FULL', what: 'no space is left', hint: 'Free some space and try again.' };
const unavailable: Meaning = {
  code: 'UNAVAILABLE',
  what: 'it cannot be opened',
  hint: 'Check that the path is that of a file in a directory that this process may write to.',
};
const busy: Meaning = {
  code: 'BUSY',
  what: 'another process held its lock for too long',
  hint: 'Try again, or raise busyTimeoutMs.',
};
const readOnly: Meaning = {
  code: 'READ_ONLY',
  what: 'it may not be written',
  hint: 'Give this process the right to write to the file and its directory.',
};
const failed: Meaning = { code: 'FAILED', what: 'SQLite failed', hint: 'The cause says more.' };

/** By primary result code, see sqlite.org/rescode.html: drivers give the name or the number. */
const meanings: readonly [name: string, number: number, meaning: Meaning][] = [
  ['SQLITE_PERM', 3, unavailable],
  ['SQLITE_BUSY', 5, busy],
  ['SQLITE_LOCKED', 6, busy],
  ['SQLITE_READONLY', 8, readOnly],
  ['SQLITE_CORRUPT', 11, damaged],
  ['SQLITE_FULL', 13, full],
  ['SQLITE_CANTOPEN', 14, unavailable],
  ['SQLITE_NOTADB', 26, damaged],
];

/** By extended result code, where it says something else than its primary one. */
const exceptions: readonly [name: string, number: number, meaning: Meaning][] = [
  // The file was moved or removed while it was open.
  ['SQLITE_READONLY_DBMOVED', 1032, unavailable],
  // The index of the write-ahead log could not grow: what a full disk looks like in WAL mode.
  ['SQLITE_IOERR_SHMSIZE', 4874, full],
];

/** By error code of the operating system, from creating the file or its directory. */
const systemMeanings: Readonly<Record<string, Meaning>> = { ENOSPC: full, EDQUOT: full };

/** Whether an error of a driver means: try again later. */
export function isBusy(error: unknown): boolean {
  return meaningOf(error) === busy;
}

/** Whether an error of a driver means: this may be read but not written. */
export function isReadOnly(error: unknown): boolean {
  return meaningOf(error) === readOnly;
}

/** Any error as one of this project that names the file. What is one already stays as it is. */
export function sqliteErrorOf(error: unknown, file: string): ReposcanError {
  if (error instanceof ReposcanError) return error;
  // A document that is no JSON: somebody else wrote it.
  const { code, what, hint } = error instanceof SyntaxError ? damaged : meaningOf(error);
  return new SqliteError(`The database ${shownFile(file)} failed: ${what}.`, { code, hint, input: file, cause: error });
}

function meaningOf(error: unknown): Meaning {
  const { code = '', errcode = 0 } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  const number = typeof errcode === 'number' ? errcode : 0;
  const name = typeof code === 'string' ? code : '';
  return (
    exceptions.find((each) => each[0] === name || each[1] === number)?.[2] ??
    meanings.find((each) => name === each[0] || name.startsWith(`${each[0]}_`) || (number & 0xff) === each[1])?.[2] ??
    systemMeanings[name] ??
    (/^E[A-Z]+$/.test(name) ? unavailable : failed)
  );
}
