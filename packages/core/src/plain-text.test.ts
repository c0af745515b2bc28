import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';

describe('plainText', () => {
  it.each([
    ['terminal escapes', '\u001b[31mred\u001b[0m \u001b]8;;https://e.example\u0007link\u001b]8;;\u0007', 'red link'],
    ['C0 and C1 controls', 'a\u0000b\u009b2Jc', 'ab2Jc'],
    ['bidirectional overrides', 'user\u202Egnp.exe.\u2066x', 'usergnp.exe.x'],
    ['zero-width characters', 'pay\u200bpal\ufeff', 'paypal'],
    ['a joiner between letters', 'a\u200Db', 'ab'],
    ['tag characters', 'flag\u{E0041}\u{E007F}', 'flag'],
    ['variation selectors that carry hidden text', 'a\uFE01\uFE0F\u{E0100}b', 'ab'],
    ['shapeless letters', 'a\u3164\u115Fb', 'ab'],
    ['halves of surrogate pairs', 'a\ud800b', 'a\ufffdb'],
    ['piled-up marks', `a${'\u0301'.repeat(40)}b`, `a${'\u0301'.repeat(4)}b`],
  ])('disarms %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it.each(['octo/library', '👩‍👩‍👧', '❤️‍🔥', '👩🏽‍🚀', '1️⃣', 'Göteborg', 'Ærø 日本 🎉', '組版', 'مرحبا'])('leaves %s as it is', (text) => {
    expect(plainText(text)).toBe(text);
  });

  it('makes one line of many', () => {
    expect(plainText(' one\r\n\ttwo\u2028three\n')).toBe('one two three');
  });

  it.each([
    ['a'.repeat(1_000_000), 10, `${'a'.repeat(9)}…`],
    ['12345🎉🎉', 7, '12345…'],
    ['12345', 5, '12345'],
    ['one two', 5, 'one…'],
  ])('cuts what is too long, never inside a character', (text, maxLength, expected) => {
    expect(plainText(text, maxLength)).toBe(expected);
  });

  it('never lets a control or a line break through, nor more than asked for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
        const plain = plainText(text, maxLength);

        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(plain.length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });
});
