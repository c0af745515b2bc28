import { plainText } from '@reposcan/core';

/** An input as an error message may show it: quoted, without control and invisible characters, at most 80 characters of it. */
export function shown(input: unknown): string {
  if (typeof input === 'string') return `"${plainText(input, 80)}"`;
  if (typeof input === 'number' || typeof input === 'boolean' || input === null || input === undefined) return String(input);
  return Array.isArray(input) ? 'a list' : `of type ${typeof input}`;
}
