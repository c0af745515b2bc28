import { printable, printableExcerpt } from '../text/printable.js';

/** A block of a README in plain text. Link text stands between `linkStart` and `linkEnd`. */
export interface ReadmeBlock {
  kind: 'heading' | 'prose';
  text: string;
}

/** Private-use characters that mark where link text begins and ends. Readers remove them from their input first. */
export const linkStart = '\ue000';
export const linkEnd = '\ue001';

const linkText = /\ue000[^\ue000\ue001]*\ue001/g;
const maxTitleLength = 200;
const maxExcerptLength = 500;

/** Removes the marks from text that was not written by a reader. */
export function withoutMarks(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '');
}

/** The first heading that says something. */
export function titleOf(blocks: readonly ReadmeBlock[]): string | null {
  for (const block of blocks) {
    const text = block.kind === 'heading' ? printableExcerpt(withoutMarks(block.text), maxTitleLength) : '';
    if (text !== '') return text;
  }
  return null;
}

/** The first block of prose: words, and not a row of links or badges. */
export function excerptOf(blocks: readonly ReadmeBlock[]): string | null {
  const prose = blocks.filter((block) => block.kind === 'prose');
  const found = prose.find((block) => isProse(block.text, 24)) ?? prose.find((block) => isProse(block.text, 3));
  return found === undefined ? null : printableExcerpt(withoutMarks(found.text), maxExcerptLength);
}

function isProse(text: string, minLetters: number): boolean {
  const letters = countLetters(printable(withoutMarks(text)));
  const outsideLinks = countLetters(printable(text.replace(linkText, ' ')));
  return letters >= minLetters && outsideLinks >= letters * 0.3;
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
