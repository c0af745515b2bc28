import type { Document } from './read-document.js';
import type { DocumentBlock } from './document-block.js';

/** A heading and what stands below it, until the next heading. The first one has no heading where text stands above all of them. */
export interface DocumentSection {
  /** `''` for text above all headings. */
  heading: string;
  level: number;
  line: number;
  blocks: DocumentBlock[];
}

/** The sections of a document, in order. */
export function sectionsOfDocument({ blocks }: Document): DocumentSection[] {
  const sections: DocumentSection[] = [{ heading: '', level: 0, line: 1, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block.text, level: block.level, line: block.line, blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

/** The first heading that stands above all prose, or is of the highest level; `null` where there is none. */
export function titleOf({ blocks }: Document): string | null {
  const first = blocks.findIndex(({ kind }) => kind === 'prose');
  const title = blocks.find((block, index) => block.kind === 'heading' && (block.level === 1 || first === -1 || index < first));
  return title?.text ?? null;
}

/** The line of the block in which a sentence is written: where its first words stand, the block's first line where they cannot be found. */
export function lineOfSentence({ lines }: Document, block: DocumentBlock, sentence: string): number {
  const wanted = letters(sentence).slice(0, 14);
  const end = Math.min(lines.length, block.line + 80);
  for (let line = block.line; line <= end; line += 1) {
    if (letters(lines[line - 1] ?? '').includes(wanted)) return line;
  }
  // The words may go on in the next line.
  for (let line = block.line; line <= end; line += 1) {
    if (letters(`${lines[line - 1] ?? ''}${lines[line] ?? ''}`).includes(wanted)) return line;
  }
  return block.line;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
