import { plainText } from '@reposcan/core';
import type ts from 'typescript';
import type { Compiler } from './compiler.js';

/** The first paragraph of the JSDoc comment directly before a node, at most 500 characters, or `null`. */
export function docComment(compiler: Compiler, text: string, node: ts.Node): string | null {
  const comment = compiler.getLeadingCommentRanges(text, node.pos)?.findLast(({ pos }) => text.startsWith('/**', pos));
  if (comment === undefined) return null;
  const paragraph: string[] = [];
  for (const line of text.slice(comment.pos + 3, Math.min(comment.end - 2, comment.pos + 4_000)).split('\n')) {
    const words = line.replace(/^\s*\*? ?/, '').trim();
    if (words.startsWith('@') || (words === '' && paragraph.length > 0)) break;
    if (words !== '') paragraph.push(words);
  }
  return plainText(paragraph.join(' '), 500) || null;
}
