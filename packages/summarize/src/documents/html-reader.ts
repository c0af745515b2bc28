import { Parser } from 'htmlparser2';
import type { BlockCollector } from './block-collector.js';

/** Elements whose content is nothing to read. */
const unread = new Set(['script', 'style', 'svg', 'math', 'video', 'audio', 'select', 'template', 'iframe', 'object', 'noscript', 'textarea', 'title', 'head', 'canvas']);
const headings = /^h([1-6])$/;
const blockElements = new Set(
  'p div center section header footer article ul ol dl blockquote details summary hr figure figcaption table thead tbody tr main nav aside address form fieldset'.split(' '),
);
const itemElements = new Set(['li', 'dt', 'dd']);
/** What a document has no use for, but a prompt might. */
const promptElements = new Set(['system', 'instructions', 'instruction', 'assistant', 'prompt', 'untrusted', 'tool_call', 'function_calls']);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?!\.\d*[1-9])|(?:^|[;\s])color\s*:\s*(?:white|transparent|#fff(?:fff)?\b)|(?:height|width)\s*:\s*0(?:px)?\s*(?:;|$)|text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}/i;

/** Reads HTML piece by piece. An element that hides what is in it does so across pieces, and across the Markdown between them. */
export interface HtmlReader {
  write(html: string): void;
  /** Whether what comes now is inside a hidden element. */
  readonly hiding: boolean;
}

/** A reader that hands what it reads to the collector. */
export function createHtmlReader(collector: BlockCollector): HtmlReader {
  /** The outermost open element that hides its content, and how many of its name are open. */
  let hider: { name: string; depth: number } | null = null;

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (promptElements.has(name)) collector.hide(`<${name}>`, 'markup');
        for (const [key, value] of Object.entries(attributes)) if (key === 'alt' || key === 'title' || key.startsWith('data-') || key === 'aria-label') collector.hide(value);
        if (hider !== null) {
          if (hider.name === name) hider.depth += 1;
          return;
        }
        if (unread.has(name) || 'hidden' in attributes || hiddenStyle.test(attributes['style'] ?? '')) {
          hider = { name, depth: 1 };
          return;
        }
        const level = headings.exec(name)?.[1];
        if (level !== undefined) collector.begin('heading', Number(level));
        else if (itemElements.has(name)) collector.begin('item', 1);
        else if (name === 'pre') collector.begin('code');
        else if (name === 'blockquote') collector.begin('quote');
        else if (name === 'tr') collector.begin('row');
        else if (name === 'td' || name === 'th') collector.text(' | ');
        else if (name === 'a') collector.linkStart();
        else if (name === 'br') collector.text('\n');
        else if (blockElements.has(name)) collector.end();
      },
      ontext(text) {
        if (hider !== null) collector.hide(text);
        else collector.text(text);
      },
      onclosetag(name) {
        if (hider !== null) {
          if (hider.name === name) hider.depth -= 1;
          if (hider.depth === 0) hider = null;
          return;
        }
        if (name === 'a') collector.linkEnd();
        else if (headings.test(name) || itemElements.has(name) || name === 'pre' || blockElements.has(name)) collector.end();
      },
      oncomment: (text) => collector.hide(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );

  return {
    write: (html) => parser.write(html),
    get hiding() {
      return hider !== null;
    },
  };
}
