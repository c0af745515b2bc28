import { plainText } from '@reposcan/core';

/** A block of a README in plain text. Link text stands between `linkStart` and `linkEnd`. */
export interface ReadmeBlock {
  kind: 'heading' | 'prose';
  /** Of a heading, 1 for the highest; 0 for prose. */
  level: number;
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

/**
 * The first heading, if it stands above all prose; else the first of the highest level. Where the title is a picture, the heading of the first section is
 * not taken for it.
 */
export function titleOf(blocks: readonly ReadmeBlock[]): string | null {
  let aboveProse = true;
  for (const block of blocks) {
    const text = plainText(withoutMarks(block.text), maxTitleLength);
    if (block.kind === 'heading' && text !== '' && (aboveProse || block.level === 1)) return text;
    if (block.kind === 'prose' && isProse(block.text, minProseLetters)) aboveProse = false;
  }
  return null;
}

/** The first block of prose: words, and not a row of links or badges. Sections that say nothing about what this is are the last resort. */
export function excerptOf(blocks: readonly ReadmeBlock[]): string | null {
  const prose: { text: string; aside: boolean }[] = [];
  let aside = false;
  for (const block of blocks) {
    if (block.kind === 'heading') aside = asideHeading.test(plainText(withoutMarks(block.text)));
    else prose.push({ text: block.text, aside });
  }
  const found =
    prose.find((block) => !block.aside && isProse(block.text, minProseLetters)) ??
    prose.find((block) => isProse(block.text, minProseLetters)) ??
    prose.find((block) => isProse(block.text, 3));
  return found === undefined ? null : plainText(withoutMarks(found.text), maxExcerptLength);
}

/** Letters that make a sentence rather than a label. */
const minProseLetters = 24;

const asideHeading = /\b(?:news|announc\w*|sponsors?|backers?|supporters|notice|what(?:'|’)?s new|now available|table of contents|contents|warning|important|hiring|installation|install)\b/i;

function isProse(text: string, minLetters: number): boolean {
  const letters = countLetters(plainText(withoutMarks(text)));
  const outsideLinks = countLetters(plainText(text.replace(linkText, ' ')));
  return letters >= minLetters && outsideLinks >= letters * 0.3;
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}
