import { plainText } from '@reposcan/core';
import type { BlockKind, DocumentBlock, HiddenText, ReadBlocks } from './document-block.js';

/** Characters of one block that are kept. */
const maxBlockLength = 4_000;

/** Puts blocks together from what a parser meets on its way through a document. */
export interface BlockCollector {
  /** Where the parser is. */
  line: number;
  /** Ends the block before and begins another. */
  begin(kind: BlockKind, level?: number): void;
  /** Text of the block; without one it begins prose. */
  text(text: string): void;
  /** Ends the block. */
  end(): void;
  /** Text until `linkEnd` is that of a link. */
  linkStart(): void;
  linkEnd(): void;
  hide(text: string, kind?: HiddenText['kind']): void;
  finish(): ReadBlocks;
}

/** An empty collector. */
export function createBlockCollector(): BlockCollector {
  const blocks: DocumentBlock[] = [];
  const hidden: HiddenText[] = [];
  let open: DocumentBlock | null = null;
  let links = 0;

  const end = (): void => {
    if (open === null) return;
    const text = open.kind === 'code' ? plainLines(open.text) : plainText(open.text, maxBlockLength);
    if (text !== '') blocks.push({ ...open, text });
    open = null;
  };

  return {
    line: 1,
    begin(kind, level = 0) {
      end();
      open = { kind, level, text: '', line: this.line, linkedLetters: 0 };
    },
    text(text) {
      if (open === null && text.trim() === '') return;
      open ??= { kind: 'prose', level: 0, text: '', line: this.line, linkedLetters: 0 };
      // A word may be cut between two pieces, so that what is invisible is only removed from the whole.
      if (open.text.length < 2 * maxBlockLength) open.text += text;
      if (links > 0) open.linkedLetters += lettersOf(text);
    },
    end,
    linkStart: () => void (links += 1),
    linkEnd: () => void (links = Math.max(0, links - 1)),
    hide(text, kind = 'hidden') {
      if (text.trim() !== '') hidden.push({ text: text.slice(0, maxBlockLength), line: this.line, kind });
    },
    finish() {
      end();
      return { blocks, hidden };
    },
  };
}

/** How many letters a text has. */
export function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** Code keeps its lines. */
function plainLines(text: string): string {
  return text
    .slice(0, 2 * maxBlockLength)
    .split('\n')
    .map((line) => `${/^[ \t]*/.exec(line)?.[0].replaceAll('\t', '  ') ?? ''}${plainText(line, 500)}`.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
