import { plainText } from '@reposcan/core';
import { sectionsOfDocument } from '../documents/document-outline.js';
import type { DocumentBlock } from '../documents/document-block.js';
import type { Document } from '../documents/read-document.js';
import type { Passage } from './passage.js';

/** Characters of one passage. */
const maxLength = 1_200;
const maxPassages = 400;

/** The documents in passages, section by section. Code is left out: it is full of texts that look like orders. */
export function docsPassages(documents: readonly Document[]): Passage[] {
  const passages: Passage[] = [];
  for (const document of documents) {
    for (const { heading, line, blocks } of sectionsOfDocument(document)) {
      const shown = blocks.filter(({ kind }) => kind !== 'code');
      for (const part of parts(shown)) {
        if (passages.length >= maxPassages) return passages;
        const text = [...(heading === '' ? [] : [plainText(heading, 120)]), ...part.map(lineOf)].join('\n');
        passages.push({ id: `D${String(passages.length + 1)}`, text, sources: [{ path: document.path, line: part[0]?.line ?? line }] });
      }
    }
  }
  return passages;
}

/** Blocks in parts that fit into a passage. */
function parts(blocks: readonly DocumentBlock[]): DocumentBlock[][] {
  const found: DocumentBlock[][] = [];
  let length = 0;
  for (const block of blocks) {
    const last = found.at(-1);
    if (last === undefined || length + block.text.length > maxLength) {
      found.push([block]);
      length = 0;
    } else last.push(block);
    length += Math.min(block.text.length, maxLength);
  }
  return found;
}

function lineOf({ kind, text }: DocumentBlock): string {
  const plain = plainText(text, maxLength);
  return kind === 'item' ? `- ${plain}` : plain;
}
