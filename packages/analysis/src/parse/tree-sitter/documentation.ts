import { plainText } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';

/** The first paragraph is looked for in so much of a comment. Characters. */
const maxRead = 4000;

/** UTF-16 units of a symbol's documentation. */
const maxLength = 500;

/** The first paragraph of a text, or `null` where it has none. */
export function firstParagraph(text: string): string | null {
  const lines: string[] = [];
  for (const line of text.slice(0, maxRead).split('\n')) {
    const plain = line.trim();
    if (plain === '' || /^[@\\][a-z]/i.test(plain)) {
      if (lines.length > 0) break;
      continue;
    }
    lines.push(plain);
  }
  const paragraph = plainText(lines.join(' '), maxLength);
  return paragraph === '' ? null : paragraph;
}

/** The first paragraph of the comments above a definition. Markers are removed, so is markup of Javadoc and C#'s XML. */
export function commentedDoc(comments: readonly Node[], source: string): string | null {
  if (comments.length === 0) return null;
  const known = docs.get(comments);
  if (known !== undefined) return known;
  const texts = comments.map((comment) => source.slice(comment.startIndex, Math.min(comment.endIndex, comment.startIndex + maxRead)));
  const lines = texts.filter((text) => !directive.test(text)).map(withoutMarkers);
  const doc = firstParagraph(lines.join('\n').slice(0, maxRead).replace(/<\/?[a-z][^<>\n]{0,200}>/gi, ' '));
  docs.set(comments, doc);
  return doc;
}

/** What stands above a declaration documents everything that it declares: it is read once. */
const docs = new WeakMap<readonly Node[], string | null>();

/** Comments for programs: `//go:build`, `//nolint`, `# rubocop:`, `# frozen_string_literal:`. */
const directive = /^(?:\/\/[a-z]+(?::|$)|#\s*(?:rubocop|:nodoc:|(?:frozen_string_literal|encoding|typed):))/;

function withoutMarkers(comment: string): string {
  const text = comment.trimEnd();
  return (text.endsWith('*/') ? text.slice(0, -2) : text)
    .replace(/^(?:\/\*[*!]?|\/\/[/!]?|#+!?)/, '')
    .replace(/^[ \t]*\*+(?: |$)/gm, '');
}
