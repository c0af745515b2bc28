import { StorageError } from '../storage-error.js';

/** Most items that one call answers. */
const maxLimit = 1_000;

/**
 * The limit of a listing.
 * @throws {StorageError} `INVALID_INPUT` unless it is a whole number from 1 to 1,000
 */
export function limitOf(limit: number | undefined, fallback: number): number {
  if (limit === undefined) return fallback;
  if (Number.isInteger(limit) && limit >= 1 && limit <= maxLimit) return limit;
  throw new StorageError(`The limit is ${String(limit)}.`, { code: 'INVALID_INPUT', hint: 'Give a whole number from 1 to 1,000.' });
}
