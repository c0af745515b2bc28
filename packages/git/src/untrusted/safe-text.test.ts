import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeText } from './safe-text.js';

it.each([
  ['plain', 'plain'],
  ['two\nlines\r\n', 'two lines'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007text', 'text'],
  ['\u001b]8;;https://evil\u001b\\link', 'link'],
  ['a\u202eb\u2066c\u200bd\ufeffe\u00adf', 'abcdef'],
  ['bell\u0007 null\0 c1\u009b', 'bell null c1'],
  ['größe 日本 🎉', 'größe 日本 🎉'],
])('%j becomes %j', (text, expected) => {
  expect(safeText(text)).toBe(expected);
});

it('is never longer than allowed, has no control or invisible character and is well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.integer({ min: 1, max: 50 }), (text, maxLength) => {
      const safe = safeText(text, maxLength);

      expect(Array.from(safe).length).toBeLessThanOrEqual(maxLength);
      expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }),
  );
});
