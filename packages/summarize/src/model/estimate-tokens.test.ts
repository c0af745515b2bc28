import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './estimate-tokens.js';

describe('an estimate of tokens', () => {
  it.each([
    ['', 0],
    ['the', 1],
    ['Hello world', 4],
    ['12345', 5],
    ['getHTTPServer', 5],
    ['a\nb', 3],
    ['日本', 6],
    ['<|endoftext|>', 7],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('is never less than a third of the bytes, and never shrinks as the text grows', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });

    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(estimateTokens(left)).toBeGreaterThanOrEqual(Buffer.byteLength(left) / 3);
        expect(estimateTokens(`${left} ${right}`)).toBeGreaterThanOrEqual(Math.max(estimateTokens(left), estimateTokens(right)));
      }),
    );
  });
});
