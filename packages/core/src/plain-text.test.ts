import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['octo/library', 'octo/library'],
    ['a\u0000b\nc\u001b[31md', 'abc[31md'],
    ['user\u202Egnp.exe', 'usergnp.exe'],
    ['zero\u200Bwidth\uFEFF', 'zerowidth'],
    ['line\u2028and\u2029paragraph', 'lineandparagraph'],
    ['tag\u{E0041}s', 'tags'],
    ['Ærø 日本 🎉', 'Ærø 日本 🎉'],
    ['half \uD83C surrogate', 'half  surrogate'],
  ])('turns %j into %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('cuts what is too long, never inside a character', () => {
    expect(plainText('a'.repeat(1_000_000), 10)).toBe(`${'a'.repeat(10)}…`);
    expect(plainText('12345🎉🎉', 6)).toBe('12345…');
  });

  it('keeps a text of exactly the limit', () => {
    expect(plainText('12345', 5)).toBe('12345');
  });
});
