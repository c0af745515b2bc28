import { createBlockCollector } from './block-collector.js';
import type { ReadBlocks } from './document-block.js';

const delimiter = /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\/{4,}|\+{4,}|\|={3,}|```.*)[ \t]*$/;
const directive = /^(?::[!\w-]{1,80}:|\[[^\]\n]{0,300}\][ \t]*$|(?:image|video|audio|include|toc|ifdef|ifndef|endif|ifeval)::|\+[ \t]*$|\.[A-Z]|\|)/;
const item = /^[ \t]*(?:(\*{1,5}|-|\.{1,5})|\d{1,3}\.)[ \t]+(.*)$/;

/** The blocks of an AsciiDoc text. Comments are hidden; attributes, pictures and tables are left out. */
export function asciidocBlocks(source: string): ReadBlocks {
  const collector = createBlockCollector();
  const lines = source.split('\n');
  let at = 0;

  while (at < lines.length) {
    const line = lines[at] ?? '';
    collector.line = at + 1;
    const heading = /^(={1,6}|#{1,6})[ \t]+(.{1,1000}?)[ \t=]*$/.exec(line);
    const listed = item.exec(line);
    if (delimiter.test(line)) {
      collector.end();
      const end = delimitedEnd(lines, at);
      const text = lines.slice(at + 1, end).join('\n');
      if (/^\/{4}/.test(line)) collector.hide(text);
      else if (/^(?:-{4}|\.{4}|```)/.test(line)) {
        collector.line = at + 2;
        collector.begin('code');
        collector.text(text);
        collector.end();
      }
      at = end;
    } else if (line.startsWith('//')) collector.hide(line.slice(2));
    else if (heading !== null) {
      collector.begin('heading', heading[1]?.length ?? 1);
      collector.text(inlineText(heading[2] ?? ''));
      collector.end();
    } else if (line.trim() === '' || directive.test(line)) collector.end();
    else if (listed !== null) {
      collector.begin('item', listed[1]?.length ?? 1);
      collector.text(inlineText(listed[2] ?? ''));
    } else collector.text(`${inlineText(line)}\n`);
    at += 1;
  }
  return collector.finish();
}

/** The line that closes what the line at `from` opens; the last one where none does. */
function delimitedEnd(lines: readonly string[], from: number): number {
  const open = (lines[from] ?? '').trimEnd();
  const close = open.startsWith('```') ? '```' : open;
  const end = lines.findIndex((line, index) => index > from && line.trimEnd() === close);
  return end === -1 ? lines.length : end;
}

function inlineText(source: string): string {
  return source
    .slice(0, 4_000)
    .replace(/image:{1,2}[^\s[\]]{1,500}\[[^\]\n]{0,300}\]/g, '')
    .replace(/(?:link:|xref:|mailto:)?(?:https?:\/\/)?[^\s[\]]{1,500}\[([^\]\n]{1,300}?)\^?\]/g, '$1')
    .replace(/<<[^<>,\n]{1,200},([^<>\n]{1,200})>>/g, '$1')
    .replace(/\{[\w-]{1,50}\}/g, '')
    .replace(/(^|[\s(])[*_`+#]{1,2}(?=\S)/g, '$1')
    .replace(/(?<=\S)[*_`+#]{1,2}(?=[\s).,:;!?]|$)/g, '');
}
