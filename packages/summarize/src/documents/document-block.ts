/** What a block of a document is. A `row` is one of a table. */
export type BlockKind = 'heading' | 'prose' | 'quote' | 'item' | 'row' | 'code';

/** A block of a document in plain text, without markup, pictures, links' targets and what is hidden. Its text is untrusted. */
export interface DocumentBlock {
  kind: BlockKind;
  /** Of a heading, 1 for the highest; of an item, how deep its list is; otherwise 0. */
  level: number;
  /** On one line, except for code. */
  text: string;
  /** Where it begins, counted from 1. */
  line: number;
  /** Letters of it that are the text of links. */
  linkedLetters: number;
}

/** Text of a document that its reader does not see: a comment, a hidden element, the text of a picture. */
export interface HiddenText {
  text: string;
  line: number;
  kind: 'hidden' | 'markup';
}

/** What the reader of one format gives. */
export interface ReadBlocks {
  blocks: DocumentBlock[];
  hidden: HiddenText[];
}
