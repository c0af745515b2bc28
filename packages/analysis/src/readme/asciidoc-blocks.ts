import { decodeEntities } from './inline-html.js';
import { linkEnd, linkStart, type ReadmeBlock } from './readme-block.js';

/** The blocks of an AsciiDoc or RDoc text; attributes, listings, lists, tables and images are left out. */
export function asciidocBlocks(text: string): ReadmeBlock[] {
  const blocks: ReadmeBlock[] = [];
  for (const chunk of withoutDelimited(text).split(/\n[ \t]*\n/)) {
    let prose: string[] = [];
    for (const line of chunk.split('\n')) {
      const heading = /^(={1,6})[ \t]+(.{1,1000}?)[ \t=]*$/.exec(line);
      if (heading !== null) blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: inlineText(heading[2] ?? '') });
      else if (isProseLine(line)) prose.push(line);
      else prose = line.startsWith('//') || line.startsWith(':') || /^[\w-]{1,30}::/.test(line) ? prose : [];
    }
    if (prose.join('').trim() !== '') blocks.push({ kind: 'prose', level: 0, text: inlineText(prose.join(' ')) });
  }
  return blocks;
}

function isProseLine(line: string): boolean {
  return !/^(?:\/\/|:[!\w-]{1,80}:|\[[^\]\n]{0,300}\][ \t]*$|[*.-]{1,5}[ \t]|\d{1,9}\.[ \t]|\||\+[ \t]*$|[ \t]|\.[A-Z]|(?:image|video|include|toc|ifdef|ifndef|endif|ifeval)::|(?:TIP|NOTE|WARNING|IMPORTANT|CAUTION):)/.test(line);
}

/** Listings, literals, examples, tables, comments: from a line of marks to the same line again. */
function withoutDelimited(text: string): string {
  let delimiter: string | null = null;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const trimmed = line.trimEnd();
    if (delimiter === null && /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\/{4,}|\+{4,}|\|={3,}|```.*)$/.test(trimmed)) delimiter = trimmed.startsWith('```') ? '```' : trimmed;
    else if (delimiter !== null && trimmed === delimiter) delimiter = null;
    else if (delimiter === null) kept.push(line);
  }
  return kept.join('\n');
}

function inlineText(text: string): string {
  const plain = text
    .replace(/image:{1,2}[^\s[\]]{1,500}\[[^\]\n]{0,300}\]/g, '')
    .replace(/(?:link:|xref:|mailto:)?(?:https?:\/\/)?[^\s[\]]{1,500}\[([^\]\n]{1,300}?)\^?\]/g, `${linkStart}$1${linkEnd}`)
    .replace(/<<[^<>,\n]{1,200},([^<>\n]{1,200})>>/g, '$1')
    .replace(/\{([\w-]{1,50})\}/g, '')
    .replace(/(^|[\s(])[*_`+#]{1,2}(?=\S)/g, '$1')
    .replace(/(?<=\S)[*_`+#]{1,2}(?=[\s).,:;!?]|$)/g, '');
  return decodeEntities(plain);
}
