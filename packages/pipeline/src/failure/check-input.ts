import { PipelineError } from '../pipeline-error.js';

/** Throws `INVALID_INPUT` unless the value is a text with something in it. */
export function checkText(name: string, value: unknown, hint: string): asserts value is string {
  if (typeof value === 'string' && value.trim() !== '') return;
  throw new PipelineError(`${name} is ${typeof value === 'string' ? 'empty' : 'not a text'}.`, { code: 'INVALID_INPUT', hint });
}

/** The text; an empty one, as of an environment variable that is set to nothing, is none. Throws `INVALID_INPUT` for anything but text. */
export function optionalText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  checkText(name, value, 'Leave it out for none.');
  return value;
}
