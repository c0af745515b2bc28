import { plainText } from '@reposcan/core';
import { kindOfOrder } from '../hostile/kind-of-order.js';
import type { Found } from './manifest.js';

const maxLength = 300;

/** The value of a key as a text, with the line in which the key stands; `null` where it is no text, or gives orders. */
export function foundText(lines: readonly string[], value: unknown, key: string): Found | null {
  if (typeof value !== 'string') return null;
  const text = plainText(value, maxLength);
  return text === '' || kindOfOrder(value) !== null ? null : { text, line: keyLine(lines, key) };
}

/** The first line that gives a key a value: `"key": …` anywhere in it, or `key = …`, `key: …` at its beginning. */
export function keyLine(lines: readonly string[], key: string): number | null {
  const quoted = JSON.stringify(key);
  const found = lines.findIndex((line) => {
    const at = line.indexOf(quoted);
    const bare = line.trimStart();
    return (at !== -1 && /^\s*[:=]/.test(line.slice(at + quoted.length))) || (bare.startsWith(key) && /^\s*[:=]/.test(bare.slice(key.length)));
  });
  return found === -1 ? null : found + 1;
}
