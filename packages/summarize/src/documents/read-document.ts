import type { HostileText } from '@reposcan/core';
import { findHostileBlocks } from '../hostile/find-hostile-blocks.js';
import { asciidocBlocks } from './asciidoc-blocks.js';
import type { DocumentBlock, ReadBlocks } from './document-block.js';
import { markdownBlocks } from './markdown-blocks.js';
import { restructuredTextBlocks } from './restructured-text-blocks.js';

/** A document of the repository, read. */
export interface Document {
  path: string;
  /** Without those that give orders. */
  blocks: DocumentBlock[];
  /** What gives orders in it. */
  hostile: HostileText[];
  /** As they stand in the file, to look up where a sentence is written. */
  lines: string[];
}

/** Reads a document in the format that its name says. */
export function readDocument(path: string, source: string): Document {
  const text = source.replace(/^\u{feff}/u, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  const { blocks, hidden } = blocksOf(path, text);
  const { hostile, clean } = findHostileBlocks(path, { blocks, hidden }, lines);
  return { path, blocks: clean, hostile, lines };
}

function blocksOf(path: string, text: string): ReadBlocks {
  switch (/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '') {
    case 'rst':
      return restructuredTextBlocks(text);
    case 'adoc':
    case 'asciidoc':
    case 'rdoc':
      return asciidocBlocks(text);
    case 'txt':
    case '':
      return /^#{1,3}[ \t]/m.test(text.slice(0, 1_000)) ? markdownBlocks(text) : restructuredTextBlocks(text);
    case 'org':
      return markdownBlocks(text.replace(/^#\+title:[ \t]*/gim, '# ').replace(/^#\+.*$/gm, '').replace(/^\*+[ \t]/gm, '# '));
    default:
      return markdownBlocks(text);
  }
}
