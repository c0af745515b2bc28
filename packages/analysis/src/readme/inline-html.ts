import { linkEnd, linkStart } from './readme-block.js';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', mdash: '—', ndash: '–', hellip: '…', copy: '©', reg: '®', trade: '™', rarr: '→', middot: '·', bull: '•' };

/** Elements whose content is nothing to read. */
const unread = ['script', 'style', 'svg', 'table', 'picture', 'video', 'pre', 'select', 'template', 'iframe', 'object'];
const blockElements = /^(?:h[1-6]|p|div|center|section|header|footer|article|ul|ol|li|dl|dt|dd|blockquote|details|summary|hr|img|figure|tr|td|th|tbody|main|nav)$/;

/**
 * HTML in a Markdown text as Markdown: headings become headings, blocks paragraphs, links marked text; comments, images and what cannot be read are removed.
 * Entities stay as they are, so that they cannot become markup.
 */
export function htmlToMarkdown(text: string): string {
  let rest = withoutSpans(text, '<!--', '-->');
  for (const element of unread) rest = withoutElement(rest, element);
  // A heading is one line, whatever its tags are spread over.
  rest = rest.replace(/<h([1-6])\b[^<>]{0,500}>([\s\S]{0,1000}?)<\/h\1>/gi, (_element, level: string, content: string) => `\n\n${'#'.repeat(Number(level))} ${content.replace(/\s+/g, ' ')}\n\n`);
  return rest.replace(/<(\/?)([a-z][a-z0-9-]{0,30})(?=[\s/>])[^<>]{0,2000}>/gi, (_tag, slash: string, rawName: string) => {
    const name = rawName.toLowerCase();
    const closing = slash === '/';
    if (name === 'a') return closing ? linkEnd : linkStart;
    if (name === 'br') return ' ';
    if (name === 'img') return '';
    return blockElements.test(name) ? '\n\n' : '';
  });
}

/** Character references as the characters, in one step: `&amp;lt;` is `&lt;`. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : '';
  });
}

/** Removes everything from each start to the next end; without an end, all that follows, as browsers do. */
function withoutSpans(text: string, start: string, end: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const from = text.indexOf(start, at);
    if (from === -1) return kept + text.slice(at);
    kept += text.slice(at, from);
    const to = text.indexOf(end, from + start.length);
    if (to === -1) return kept;
    at = to + end.length;
  }
}

function withoutElement(text: string, name: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let at = 0;
  for (;;) {
    const from = lower.indexOf(`<${name}`, at);
    const to = from === -1 ? -1 : lower.indexOf(`</${name}>`, from);
    if (from === -1 || to === -1) return kept + text.slice(at);
    kept += `${text.slice(at, from)}\n\n`;
    at = to + name.length + 3;
  }
}
