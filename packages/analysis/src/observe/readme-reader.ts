import type { Readme } from '@reposcan/core';
import type { FileText } from '../content/file-text.js';
import { findReadme } from '../readme/find-readme.js';
import { readReadme } from '../readme/read-readme.js';
import { isFile, type TreeFile } from './tree-file.js';

/** Waits for the README of a tree while its files pass by. */
export interface ReadmeReader {
  /** Whether this is the file that it waits for. */
  awaits(file: TreeFile): boolean;
  offer(file: TreeFile, text: FileText): void;
  /** What was read; without title and excerpt where the README could not be read; `null` where there is none. */
  readme(): Readme | null;
}

/** A reader that knows by the names which file to wait for. */
export function createReadmeReader(files: readonly TreeFile[]): ReadmeReader {
  const path = findReadme(files.filter(({ entry }) => isFile(entry)).map((file) => file.path));
  const size = files.find((file) => file.path === path)?.entry.size ?? 0;
  let readme: Readme | null = path === null ? null : { path, title: null, excerpt: null, bytes: size };
  return {
    awaits: (file) => file.path === path,
    offer(file, text) {
      if (file.path === path) readme = readReadme(path, size, text.unicode);
    },
    readme: () => readme,
  };
}
