const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const plainAscii = /^[\x20-\x7e]*$/;
const invisible = /^[\p{M}\p{Cf}\p{Cc}]+$/u;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|\p{Regional_Indicator}{2})/u;

/** First and last code points of the blocks whose characters take two columns (Unicode's East Asian Width: Wide and Fullwidth). */
const wideBlocks: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns that a text takes in a terminal. Terminals disagree about some emoji; this follows what most of them do. */
export function displayWidth(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** The text cut to a number of columns; a cut is marked by an ellipsis. */
export function fit(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Like `fit`, but keeps the end: of a path the file's name says most. */
export function fitEnd(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (displayWidth(text) <= columns) return text;
  const kept: string[] = [];
  let width = 0;
  for (const { segment } of [...segmenter.segment(text)].reverse()) {
    width += graphemeWidth(segment);
    if (width > columns - 1) break;
    kept.push(segment);
  }
  return `…${kept.reverse().join('')}`;
}

/** The text filled with spaces up to a number of columns. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/** The text in lines of at most so many columns, broken at spaces where there are any. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => chunks(part, columns))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) > columns && line !== '') {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function chunks(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return word === '' ? [] : [word];
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const { segment } of segmenter.segment(word)) {
    const next = graphemeWidth(segment);
    if (width + next > columns && part !== '') {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += segment;
    width += next;
  }
  return [...parts, part];
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  if (emoji.test(grapheme)) return 2;
  const code = grapheme.codePointAt(0) ?? 0;
  return wideBlocks.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
