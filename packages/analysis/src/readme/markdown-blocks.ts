import { htmlToMarkdown, decodeEntities } from './inline-html.js';
import { linkEnd, linkStart, type ReadmeBlock } from './readme-block.js';

/** The blocks of a Markdown text; code, lists, tables, quotes and images are left out. */
export function markdownBlocks(markdown: string): ReadmeBlock[] {
  const text = htmlToMarkdown(withoutFences(withoutFrontMatter(markdown)));
  const blocks: ReadmeBlock[] = [];
  for (const chunk of text.split(/\n[ \t]*\n/)) blocks.push(...blocksOf(chunk));
  return blocks.map((block) => ({ ...block, text: inlineText(block.text) }));
}

function* blocksOf(chunk: string): Generator<ReadmeBlock> {
  let prose: string[] = [];
  const flush = (): ReadmeBlock[] => {
    const text = prose.join(' ');
    prose = [];
    return text.trim() === '' ? [] : [{ kind: 'prose', level: 0, text }];
  };
  for (const line of chunk.split('\n')) {
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/.exec(line.slice(0, 1000));
    if (heading !== null) {
      yield* flush();
      yield { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
    } else if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(line) && prose.length > 0) {
      const text = prose.join(' ');
      prose = [];
      yield { kind: 'heading', level: line.includes('=') ? 1 : 2, text };
    } else if (/^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)) {
      // A rule ends a section as a heading does.
      yield* flush();
      yield { kind: 'heading', level: 6, text: '' };
    } else if (isProseLine(line, prose.length > 0)) {
      prose.push(line);
    } else {
      yield* flush();
    }
  }
  yield* flush();
}

function isProseLine(line: string, continues: boolean): boolean {
  if (/^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\||\[[^\]\n]{1,300}\]:|:::)/.test(line)) return false;
  // Four spaces make code, except where a paragraph goes on.
  return continues || !/^(?: {4}|\t)/.test(line);
}

function withoutFrontMatter(text: string): string {
  const end = text.startsWith('---\n') ? text.indexOf('\n---', 3) : -1;
  return end === -1 ? text : text.slice(end + 4);
}

function withoutFences(text: string): string {
  let fence: string | null = null;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark?.startsWith(fence) === true) fence = null;
    else if (fence === null) kept.push(line);
    // A fence ends a paragraph.
    if (mark !== undefined) kept.push('');
  }
  return kept.join('\n');
}

/** Text without the marks of emphasis, code, images and links. Quantifiers are bounded: the text is a stranger's. */
function inlineText(source: string): string {
  const text = source
    .replace(/!\[[^[\]]{0,300}\](?:\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,200})?\)|\[[^[\]]{0,100}\])/g, '')
    .replace(/\[[ \t]*\](?:\([^()]{0,500}\)|\[[^[\]]{0,100}\])/g, '')
    .replace(/\[([^[\]]{1,300})\](?:\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,200})?\)|\[[^[\]]{0,100}\])/g, `${linkStart}$1${linkEnd}`)
    .replace(/<(https?:\/\/[^<>\s]{1,500})>/g, `${linkStart}$1${linkEnd}`)
    .replace(/!?\[([^[\]]{1,300})\]/g, '$1')
    .replace(/(\*\*\*|\*\*|__|~~)(?=\S)/g, '')
    .replace(/(?<=\S)(?:\*\*\*|\*\*|__|~~)/g, '')
    .replace(/(^|[\s(\ue000"'])[*_](?=\S)/g, '$1')
    .replace(/(?<=\S)[*_](?=[\s).,:;!?\ue001"']|$)/g, '')
    .replace(/`+/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return decodeEntities(text);
}
