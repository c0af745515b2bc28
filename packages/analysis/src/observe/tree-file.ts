import type { FileRole, TreeEntry } from '@reposcan/core';
import type { LanguageDefinition } from '../language/language-definition.js';

/** An entry of the tree with what is known of it so far. */
export interface TreeFile {
  readonly entry: TreeEntry;
  readonly path: string;
  language: LanguageDefinition | null;
  role: FileRole;
  /** The role was decided by a `.gitattributes` file: content does not change it. */
  roleIsGiven: boolean;
  /** The language was decided by a `.gitattributes` file. */
  languageIsGiven: boolean;
  /** `null` until read. */
  lines: number | null;
  binary: boolean;
  /** Bytes of the file that a Git LFS pointer stands for. */
  lfsSize: number | null;
}

/** Whether the entry has content of its own. */
export function isFile(entry: TreeEntry): boolean {
  return entry.kind === 'file' || entry.kind === 'executable';
}
