import type { EntryPoint, FileRole } from '@reposcan/core';
import type { FileText } from '../content/file-text.js';
import type { TreeIndex } from '../tree/tree-index.js';

/** A file that a finder is offered. */
export interface EntryPointCandidate {
  path: string;
  /** The last part of the path. */
  name: string;
  role: FileRole;
  /** Display name of the language, or `null`. */
  language: string | null;
}

/** Finds where execution or use begins, from one kind of file. Finders are asked about source, build and config files only. */
export interface EntryPointFinder {
  /** Names the finder in warnings. */
  name: string;
  /**
   * What it finds follows from the file alone, not from what else is in the tree: then a file that did not change need not be read again.
   * @default false
   */
  contentOnly?: boolean;
  /** Whether this finder reads the file. Cheap: it is asked about every file. */
  reads(file: EntryPointCandidate): boolean;
  /**
   * The entry points that the file declares or is. The content is hostile: what throws here becomes a warning about the file.
   * Paths that do not exist in the tree are not kept.
   */
  find(file: EntryPointCandidate, text: FileText, tree: TreeIndex): Iterable<EntryPoint>;
}

/** A manifest that is longer than this is not read by anyone who wrote it. Characters. */
export const maxManifestLength = 524_288;

