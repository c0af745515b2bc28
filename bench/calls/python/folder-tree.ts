import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileTree, TreeEntry } from '@reposcan/core';

/** The files of a folder as if they were those of a commit: parts of a suite are no repositories of their own. */
export function folderTree(folder: string, keeps: (path: string) => boolean = () => true): FileTree {
  const entries: TreeEntry[] = [];
  const collect = (prefix: string): void => {
    for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
      const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== '.git') collect(path);
      else if (entry.isFile() && keeps(path)) entries.push({ path, pathEscaped: false, oid: createHash('sha1').update(path).digest('hex'), size: statSync(join(folder, path)).size, kind: 'file' });
    }
  };
  collect('');
  entries.sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    entries,
    truncated: false,
    async *read(asked) {
      for (const entry of asked) yield await Promise.resolve({ entry, bytes: readFileSync(join(folder, entry.path)) });
    },
  };
}
