import { StorageError } from '../storage-error.js';
import { shown } from './shown.js';

/**
 * The identifier itself, once it is known to be one.
 * @throws {StorageError} `INVALID_INPUT` unless it is a string with at least one character
 */
export function identifierOf(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new StorageError(`The ${what} is ${value === '' ? 'empty' : shown(value)}.`, {
    code: 'INVALID_INPUT',
    hint: 'Give a string with at least one character.',
  });
}

/** A login or `owner/name` as it is compared: without regard to case, as on GitHub. */
export function foldCase(name: string): string {
  return name.toLowerCase();
}

/**
 * A login or `owner/name` in the form in which it is compared.
 * @throws {StorageError} `INVALID_INPUT` unless it is a string with at least one character
 */
export function nameOf(value: unknown, what: string): string {
  return foldCase(identifierOf(value, what));
}
