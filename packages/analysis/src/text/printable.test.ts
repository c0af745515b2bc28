import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable, printableExcerpt } from './printable.js';

it.each([
  ['a\u202eb', 'ab'],
  ['a\u200bb\u2060c', 'abc'],
  ['\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['a\nb\t c', 'a b c'],
  ['a\u2028b', 'a b'],
  ['tag\u{e0041}s', 'tags'],
  ['über 日本語 🔥', 'über 日本語 🔥'],
  ['half \ud800 pair', 'half pair'],
])('shows %j as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it('never gives more than asked for, nor half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
      const excerpt = printableExcerpt(text, length);

      expect(excerpt.length).toBeLessThanOrEqual(length);
      expect(() => encodeURIComponent(excerpt)).not.toThrow();
      expect(printable(excerpt)).toBe(excerpt);
    }),
  );
});
