import type { FileTree } from '@reposcan/core';
import { contentFacts, decodeText } from '../content/content-facts.js';
import { nameOf } from '../tree/tree-path.js';
import { readContents, type ReadableFile, type ReadingContext } from './content-reader.js';
import { isFile } from './tree-file.js';

/** What is read ahead of all others is kept in memory meanwhile: few and small. */
const maxAttributesBytes = 65_536;
const maxAttributeFiles = 2000;

/** A file and its text. */
export interface TextOfFile {
  path: string;
  text: string;
}

/** The texts that say how the others are to be read: attribute files. */
export async function readAhead(tree: FileTree, files: readonly ReadableFile[], context: ReadingContext): Promise<TextOfFile[]> {
  const attributes: TextOfFile[] = [];
  const wanted = files
    .filter(({ entry, path }) => isFile(entry) && entry.size <= maxAttributesBytes && nameOf(path) === '.gitattributes')
    .filter(({ path }) => !/(?:^|\/)node_modules\//.test(path))
    .slice(0, maxAttributeFiles);
  if (wanted.length === 0) return attributes;
  await readContents(tree, wanted, context, ({ path }, bytes) => {
    const { binary, encoding } = contentFacts(bytes);
    if (!binary) attributes.push({ path, text: decodeText(bytes, encoding) });
  });
  return attributes;
}
