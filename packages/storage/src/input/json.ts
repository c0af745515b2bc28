import { StorageError } from '../storage-error.js';

/**
 * A value as JSON text. Properties that are `undefined` are left out; everything else comes back as it was.
 * @param what names the value in an error
 * @throws {StorageError} `INVALID_INPUT` for what JSON cannot keep: cycles, BigInt, functions, symbols, NaN, infinite numbers, holes in lists
 */
export function jsonOf(value: unknown, what: string): string {
  return jsonMadeBy(() => value, what);
}

/** The same for a value that is made from what was handed in: reading that may throw, too. */
export function jsonMadeBy(make: () => unknown, what: string): string {
  let value: unknown;
  let text: string | undefined;
  try {
    value = make();
    text = JSON.stringify(value);
  } catch (cause) {
    throw notJson(what, cause instanceof Error ? firstLine(cause.message) : 'it cannot be written as JSON', cause);
  }
  // After stringify, which refuses cycles and depths that would overflow the stack here.
  const loss = lossIn(value);
  if (text === undefined || loss !== null) throw notJson(what, `it holds ${loss ?? 'no value'}`);
  return text;
}

/** What JSON would change without a word, or `null`. */
function lossIn(value: unknown): string | null {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? null : 'a number that is not finite';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    case 'object':
      return value === null ? null : lossInMembers(value);
    default:
      return null;
  }
}

function lossInMembers(value: object): string | null {
  if (Array.isArray(value)) {
    for (const item of value) {
      const loss = item === undefined ? 'a list with a hole' : lossIn(item);
      if (loss !== null) return loss;
    }
    return null;
  }
  for (const key in value) {
    const loss = lossIn((value as Record<string, unknown>)[key]);
    if (loss !== null) return loss;
  }
  return null;
}

function notJson(what: string, why: string, cause?: unknown): StorageError {
  return new StorageError(`The ${what} cannot be stored: ${why}.`, {
    code: 'INVALID_INPUT',
    hint: 'Give plain data that JSON can hold.',
    cause,
  });
}

/** Engines draw the path of a cycle on further lines. */
function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}
