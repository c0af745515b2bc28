import { plainText } from '@reposcan/core';
import { GitError } from '../git-error.js';

/** The earliest moment of a calendar in JavaScript. */
const EARLIEST = -8.64e15;

/** The moment from which on commits are read: the one asked for, or one year before the opened commit. Throws a GitError: INVALID_TARGET. */
export function historyStart(since: string | undefined, committedAt: string): string {
  if (since === undefined) {
    const moment = new Date(committedAt);
    moment.setUTCFullYear(moment.getUTCFullYear() - 1);
    return new Date(Number.isNaN(moment.getTime()) ? EARLIEST : moment.getTime()).toISOString();
  }
  const moment = new Date(since);
  if (!Number.isNaN(moment.getTime())) return moment.toISOString();
  throw new GitError(`The history cannot be read since "${plainText(since, 80)}": that is no moment.`, {
    code: 'INVALID_TARGET',
    input: plainText(since, 80),
    hint: 'Give a date such as 2026-01-31 or 2026-01-31T12:00:00Z.',
  });
}
