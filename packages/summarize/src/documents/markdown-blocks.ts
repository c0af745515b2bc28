import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { createBlockCollector, type BlockCollector } from './block-collector.js';
import type { ReadBlocks } from './document-block.js';
import { createHtmlReader, type HtmlReader } from './html-reader.js';

const markdown = new MarkdownIt({ html: true });

/** The blocks of a Markdown text and of the HTML in it. */
export function markdownBlocks(source: string): ReadBlocks {
  const collector = createBlockCollector();
  const html = createHtmlReader(collector);
  // Front matter keeps its lines, so that the others keep their numbers.
  const text = source.replace(/^---\n[\s\S]*?\n---(?=\n|$)/, (matter) => matter.replace(/[^\n]/g, ''));
  const reader = { collector, html, lists: 0, quotes: 0 };
  const env: Env = {};
  for (const token of markdown.parse(text, env)) readToken(token, reader);
  for (const { title, href } of Object.values(env.references ?? {})) {
    // `[//]: # (…)` is how Markdown writes a comment.
    collector.line = lineOf(text, title === '' ? href : title);
    collector.hide(title);
  }
  return collector.finish();
}

interface Reader {
  collector: BlockCollector;
  html: HtmlReader;
  lists: number;
  quotes: number;
}

function readToken(token: Token, reader: Reader): void {
  const { collector, html } = reader;
  if (token.map !== null) collector.line = token.map[0] + 1;
  switch (token.type) {
    case 'html_block':
      for (const line of token.content.split('\n')) {
        html.write(`${line}\n`);
        collector.line += 1;
      }
      return;
    case 'heading_open':
      return begin(reader, 'heading', Number(token.tag.slice(1)));
    case 'paragraph_open':
      // The first paragraph of an item is the item; further ones explain it.
      if (reader.lists > 0) return begin(reader, 'item', reader.lists);
      return begin(reader, reader.quotes > 0 ? 'quote' : 'prose');
    case 'tr_open':
      return begin(reader, 'row');
    case 'td_open':
    case 'th_open':
      return collector.text(' | ');
    case 'bullet_list_open':
    case 'ordered_list_open':
      reader.lists += 1;
      return collector.end();
    case 'bullet_list_close':
    case 'ordered_list_close':
      reader.lists -= 1;
      return collector.end();
    case 'blockquote_open':
      reader.quotes += 1;
      return collector.end();
    case 'blockquote_close':
      reader.quotes -= 1;
      return collector.end();
    case 'fence':
    case 'code_block':
      // The first line of a fence is its mark.
      if (token.type === 'fence') collector.line += 1;
      begin(reader, 'code');
      show(reader, token.content);
      return collector.end();
    case 'hr':
      return collector.end();
    case 'inline':
      for (const child of token.children ?? []) readInline(child, reader);
      return;
    case 'heading_close':
    case 'paragraph_close':
    case 'tr_close':
      return collector.end();
  }
}

function readInline(token: Token, reader: Reader): void {
  const { collector, html } = reader;
  switch (token.type) {
    case 'text':
    case 'code_inline':
      return show(reader, token.content);
    case 'softbreak':
    case 'hardbreak':
      return show(reader, '\n');
    case 'html_inline':
      return html.write(token.content);
    case 'image':
      collector.hide(token.content);
      collector.hide(attribute(token, 'src'));
      return collector.hide(attribute(token, 'title'));
    case 'link_open':
      collector.hide(attribute(token, 'title'));
      return collector.linkStart();
    case 'link_close':
      return collector.linkEnd();
  }
}

function begin({ collector, html }: Reader, kind: Parameters<BlockCollector['begin']>[0], level = 0): void {
  if (!html.hiding) collector.begin(kind, level);
}

/** Text where a reader sees it; within a hidden element it is hidden too. */
function show({ collector, html }: Reader, text: string): void {
  if (html.hiding) collector.hide(text);
  else collector.text(text);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(0, text.indexOf(part))).split('\n').length;
}

function attribute(token: Token, name: string): string {
  return String(token.attrs?.find(([key]) => key === name)?.[1] ?? '');
}
