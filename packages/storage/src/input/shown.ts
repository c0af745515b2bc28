import { plainText } from '@reposcan/core';

/** An input as an error message may show it: quoted, without control and invisible characters, at most 80 characters of it. */
export function shown(input: unknown): string {
  if (typeof input === 'string') return `"${plainText(input, 80)}"`;
  return input === null || input === undefined ? String(input) : `of type ${typeof input}`;
}
