import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fit, fitEnd, pad, wrap } from './display-width.js';

describe('displayWidth', () => {
  it.each([
    ['plain', 5],
    ['Göteborg', 8],
    ['e\u0301', 1],
    ['組版', 4],
    ['한글', 4],
    ['ＡＢ', 4],
    ['📐', 2],
    ['👩‍👩‍👧', 2],
    ['🇸🇪', 2],
    ['❤️', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('fit', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too…'],
    ['組版組版', 5, '組版…'],
    ['組版組版', 4, '組…'],
    ['x', 0, ''],
  ])('cuts %j to %i columns', (text, columns, expected) => {
    expect(fit(text, columns)).toBe(expected);
  });

  it('keeps the end of a path when asked to', () => {
    expect(fitEnd('packages/core/src/index.ts', 14)).toBe('…/src/index.ts');
  });
});

const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
const widths = fc.integer({ min: 2, max: 40 });

describe('whatever the text', () => {
  it('a cut text is never wider than asked for', () => {
    fc.assert(
      fc.property(texts, widths, (text, columns) => {
        expect(displayWidth(fit(text, columns))).toBeLessThanOrEqual(columns);
        expect(displayWidth(fitEnd(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('a padded text is as wide as asked for', () => {
    fc.assert(
      fc.property(texts, widths, (text, columns) => {
        expect(displayWidth(pad(fit(text, columns), columns, 'right'))).toBe(columns);
      }),
    );
  });

  it('a wrapped text has no line wider than asked for and loses nothing but spaces', () => {
    fc.assert(
      fc.property(texts, widths, (text, columns) => {
        const lines = wrap(text, columns);

        expect(lines.every((line) => displayWidth(line) <= columns)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
