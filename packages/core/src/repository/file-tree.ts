/** One entry of a commit's tree. */
export interface TreeEntry {
  /** Slash-separated path from the root. Bytes that are not UTF-8 are written as `\xHH`. */
  path: string;
  /** The path is spelled with `\xHH`: it has bytes that are not UTF-8, or really contains such a sequence. */
  pathEscaped: boolean;
  /** Object id of the content, hexadecimal. */
  oid: string;
  /** Bytes; 0 for submodules, and for contents that are not here (a partial clone). */
  size: number;
  kind: 'file' | 'executable' | 'symlink' | 'submodule';
}

/** The content of one entry, or why there is none. `missing`: it is not in this clone, or is damaged. */
export type FileContent =
  | { entry: TreeEntry; bytes: Uint8Array }
  | { entry: TreeEntry; bytes: null; reason: 'too-large' | 'missing' | 'not-a-file' };

/** What to read from a tree. */
export interface ReadOptions {
  /** Larger files are answered with `too-large` and not read. Bytes. */
  maxBytes?: number;
  signal?: AbortSignal;
}

/** The files of one commit, without a checkout. The port between whoever holds a repository and whoever looks into it. */
export interface FileTree {
  entries: readonly TreeEntry[];
  /** The limit on entries was reached: there are more than these. */
  truncated: boolean;
  /** The contents of the entries, in the order asked for. */
  read(entries: Iterable<TreeEntry>, options?: ReadOptions): AsyncIterable<FileContent>;
}
