import { StorageError } from '../storage-error.js';
import { shown } from './shown.js';

/**
 * One of a closed set of words.
 * @throws {StorageError} `INVALID_INPUT` for any other value
 */
export function choiceOf<T extends string>(value: unknown, choices: readonly T[], what: string): T {
  const choice = choices.find((each) => each === value);
  if (choice !== undefined) return choice;
  throw new StorageError(`The ${what} is ${shown(value)}.`, { code: 'INVALID_INPUT', hint: `It can be ${choices.join(', ')}.` });
}

/** Like `choiceOf`, for a filter that may be left out. */
export function optionalChoiceOf<T extends string>(value: unknown, choices: readonly T[], what: string): T | undefined {
  return value === undefined ? undefined : choiceOf(value, choices, what);
}
