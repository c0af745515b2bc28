import type { FileTree } from '@reposcan/core';
import { contentFacts, decodeText } from '../content/content-facts.js';
import { namesPackage } from '../references/reference-context.js';
import { nameOf } from '../tree/tree-path.js';
import { readContents, type ReadableFile, type ReadingContext } from './content-reader.js';
import { isFile } from './tree-file.js';

/** What is read ahead of all others is kept in memory meanwhile: few and small. */
const maxManifestBytes = 65_536;
const maxManifests = 2000;

/** A file and its text. */
export interface TextOfFile {
  path: string;
  text: string;
}

/** The texts that say how the others are to be read: attribute files and manifests that name packages. */
export async function readAhead(tree: FileTree, files: readonly ReadableFile[], context: ReadingContext): Promise<{ attributes: TextOfFile[]; manifests: TextOfFile[] }> {
  const attributes: TextOfFile[] = [];
  const manifests: TextOfFile[] = [];
  const wanted = files
    .filter(({ entry, path }) => isFile(entry) && entry.size <= maxManifestBytes && (nameOf(path) === '.gitattributes' || namesPackage(path)))
    .filter(({ path }) => !/(?:^|\/)node_modules\//.test(path))
    .slice(0, maxManifests);
  if (wanted.length === 0) return { attributes, manifests };
  await readContents(tree, wanted, context, ({ path }, bytes) => {
    const { binary, encoding } = contentFacts(bytes);
    if (!binary) (nameOf(path) === '.gitattributes' ? attributes : manifests).push({ path, text: decodeText(bytes, encoding) });
  });
  return { attributes, manifests };
}
