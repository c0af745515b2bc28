import { StorageError } from '../storage-error.js';
import { shown } from './shown.js';

/**
 * A moment in the one form whose alphabetical order is the order of time: `2026-11-22T10:00:00.000Z`. Callers may write the same moment
 * with an offset or without milliseconds.
 * @throws {StorageError} `INVALID_INPUT` unless it is ISO 8601 between the years 0 and 9999
 */
export function instantOf(value: unknown, what: string): string {
  const instant = typeof value === 'string' ? instantOrNull(value) : null;
  if (instant !== null) return instant;
  throw new StorageError(`The ${what} is ${shown(value)}.`, {
    code: 'INVALID_INPUT',
    hint: 'Give a time in ISO 8601, such as 2026-11-22T10:00:00Z.',
  });
}

/** Like `instantOf`, with `null` for what is not a time. */
export function instantOrNull(value: string | null): string | null {
  const time = value !== null && /^\d{4}-/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return null;
  const instant = new Date(time).toISOString();
  // An offset can move a time of the year 9999 or 0 out of four digits, and out of alphabetical order.
  return instant.length === 24 ? instant : null;
}
