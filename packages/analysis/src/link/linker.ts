import type { FileSkeleton, ImportStatement } from '@reposcan/core';
import type { TreeIndex } from '../tree/tree-index.js';

/** Where an import leads. */
export type ImportTarget =
  /** One or more files: `import a, b` of a Python package may lead to several, a Go import to a whole folder. */
  | { kind: 'files'; paths: readonly string[] }
  /** Out of the repository: the package's name, without the path inside it. */
  | { kind: 'external'; name: string; builtin: boolean }
  /** It should lead to a file of the repository, and does not. */
  | { kind: 'unresolved'; reason: string }
  /** Nothing to follow: a specifier made at run time, or the file itself. */
  | { kind: 'ignored' };

/** What a linker knows of the repository. */
export interface LinkContext {
  /** Every file of the commit. */
  tree: TreeIndex;
  /** All paths, sorted. */
  paths: readonly string[];
  /** The skeletons of the linker's languages, by path. */
  skeletons: ReadonlyMap<string, FileSkeleton>;
  /** The contents of the files that it asked for with `reads`, by path. */
  configs: ReadonlyMap<string, string>;
  /** Say what could not be understood, once a file: it becomes a warning. */
  warn: (path: string, message: string) => void;
}

/** Resolves imports. Created for one repository: it may keep what it has looked up. */
export type ImportResolver = (from: FileSkeleton, statement: ImportStatement) => ImportTarget;

/** Knows how one family of languages finds what is imported. Explicitly listed in `linkers.ts`. */
export interface Linker {
  /** Display names of the languages whose files it links. */
  languages: readonly string[];
  /** Which other files it needs the contents of: manifests and configuration. */
  reads: (path: string) => boolean;
  createResolver: (context: LinkContext) => ImportResolver;
}
