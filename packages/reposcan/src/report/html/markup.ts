import { plainText } from '@reposcan/core';

/** Markup that is safe to put into a page. Only `html` makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

/** What a template may hold: text is escaped, markup is not, lists are joined, nothing is nothing. */
export type Content = string | number | Markup | null | undefined | false | readonly Content[];

/**
 * Builds markup. Every value that is not markup itself is text from somewhere else: it is made safe to show and escaped, for
 * elements and quoted attributes alike.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((source, part, index) => source + render(values[index - 1]) + part));
}

/** Text as it may stand in an element or a quoted attribute. */
export function escapeText(text: string): string {
  return plainText(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(render).join('');
  return escapeText(String(content));
}
