import { linkEnd, linkStart, type ReadmeBlock } from './readme-block.js';

const adornment = /^([=\-~^"'`#*+.:_<>])\1{2,}[ \t]*$/;

/** The blocks of a reStructuredText; directives, comments, literal blocks, lists and tables are left out. Reads underlined plain text too. */
export function restructuredTextBlocks(text: string): ReadmeBlock[] {
  const blocks: ReadmeBlock[] = [];
  // Levels are given by the order in which the marks first appear.
  const marks: string[] = [];
  for (const chunk of text.split(/\n[ \t]*\n/)) {
    const lines = chunk.split('\n').filter((line) => line.trim() !== '');
    while (lines.length > 0) {
      // A title may have a line above it, and must have one below.
      if (adornment.test(lines[0] ?? '') && lines.length > 1) lines.shift();
      if (!adornment.test(lines[1] ?? '')) break;
      const mark = (lines[1] ?? '').charAt(0);
      if (!marks.includes(mark)) marks.push(mark);
      blocks.push({ kind: 'heading', level: marks.indexOf(mark) + 1, text: inlineText(lines[0] ?? '') });
      lines.splice(0, 2);
    }
    if (lines.length > 0 && isProse(lines)) blocks.push({ kind: 'prose', level: 0, text: inlineText(lines.join(' ')) });
  }
  return blocks;
}

function isProse(lines: readonly string[]): boolean {
  const first = lines[0] ?? '';
  // Directives and comments (`..`), field lists (`:name:`), list items, options, tables, indented blocks.
  return !/^(?:\.\.|:[\w -]{1,50}:|[-*+•][ \t]|\d{1,9}[.)][ \t]|#\.[ \t]|\||\+[-=]|[=-]{3,}[ \t]|[ \t]|>>>|\$ )/.test(first);
}

function inlineText(text: string): string {
  return text
    .replace(/\|[^|\n]{1,100}\|_{0,2}/g, '')
    .replace(/`([^`<>\n]{1,300}?)[ \t]*<[^<>`\n]{1,500}>`_{1,2}/g, `${linkStart}$1${linkEnd}`)
    .replace(/:[\w:+-]{1,50}:`~?([^`<]{1,300}?)(?:[ \t]*<[^`>]{1,300}>)?`/g, '$1')
    .replace(/``([^`\n]{1,300})``/g, '$1')
    .replace(/`([^`\n]{1,300})`_{0,2}/g, '$1')
    .replace(/\*\*(?=\S)|(?<=\S)\*\*/g, '')
    .replace(/(^|[\s(])\*(?=\S)/g, '$1')
    .replace(/(?<=\S)\*(?=[\s).,:;!?]|$)/g, '')
    .replace(/\b(\w{1,100})_(?=[\s.,;:)]|$)/g, '$1')
    .replace(/::[ \t]*$/, ':');
}
