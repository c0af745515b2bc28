import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeText } from './safe-text.js';

describe('safeText', () => {
  it.each([
    ['terminal escapes', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['C1 controls', 'a\u009b2Jb', 'a2Jb'],
    ['bidirectional overrides', 'gnp.\u202Eexe.\u2066x', 'gnp.exe.x'],
    ['zero-width characters', 'pay\u200bpal\ufeff', 'paypal'],
    ['a joiner between letters', 'a\u200Db', 'ab'],
    ['tag characters', 'flag\u{E0041}\u{E007F}', 'flag'],
    ['shapeless letters', 'a\u3164\u115Fb', 'ab'],
    ['halves of surrogate pairs', 'a\ud800b', 'a\ufffdb'],
    ['piled-up marks', `a${'\u0301'.repeat(40)}b`, `a${'\u0301'.repeat(4)}b`],
  ])('disarms %s', (_, text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it.each(['👩‍👩‍👧', '❤️‍🔥', '👩🏽‍🚀', 'Göteborg', '組版', 'مرحبا'])('leaves %s as it is', (text) => {
    expect(safeText(text)).toBe(text);
  });

  it('makes one line of many', () => {
    expect(safeText(' one\r\n\ttwo\u2028three\n')).toBe('one two three');
  });

  it('never lets a control or a line break through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
