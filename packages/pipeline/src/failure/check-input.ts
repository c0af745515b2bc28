import { PipelineError } from '../pipeline-error.js';

/** Throws `INVALID_INPUT` unless the value is a text with something in it. */
export function checkText(name: string, value: unknown, hint: string): asserts value is string {
  if (typeof value === 'string' && value.trim() !== '') return;
  throw new PipelineError(`${name} is ${typeof value === 'string' ? 'empty' : 'not a text'}.`, { code: 'INVALID_INPUT', hint });
}

/** Throws `INVALID_INPUT` unless the value is a token or missing; an empty one is fine and means none. */
export function checkToken(value: unknown): asserts value is string | undefined {
  if (value !== undefined && value !== '') checkText('token', value, 'Leave it out for none.');
}
