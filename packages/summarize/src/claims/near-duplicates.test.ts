import { describe, expect, it } from 'vitest';
import { withoutRepetition } from './near-duplicates.js';

const claims = (...texts: string[]) => texts.map((text) => ({ text, sources: [{ path: 'a', line: null }] }));
const texts = (...given: string[]): string[] => withoutRepetition(claims(...given)).map(({ text }) => text);

describe('claims without repetition', () => {
  it.each([
    ['the same words', 'Flask is a web framework.', 'Flask: a web framework.'],
    ['other endings', 'It moves files between stores.', 'Moving a file between stores'],
    ['fewer words', 'Install it with: python -m pip install requests', 'Install it with: pip install requests'],
  ])('keep the first of %s', (_what, first, second) => {
    expect(texts(first, second)).toEqual([first]);
  });

  it('keep what is said besides', () => {
    const different = ['Its tests run with: npm test', 'It is built with: npm run build', 'It is written in Go.'];

    expect(texts(...different)).toEqual(different);
  });

  it('leave out what was said before', () => {
    expect(withoutRepetition(claims('It moves files.'), claims('It moves files.'))).toEqual([]);
  });
});
