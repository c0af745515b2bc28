import type { FileTree, Warning } from '@reposcan/core';

/** What reading needs besides the tree. */
export interface ReadTextsOptions {
  /** Larger files are left out. Bytes. */
  maxBytes: number;
  signal: AbortSignal | undefined;
  /** Told of what could not be read. */
  warn: (warning: Warning) => void;
}

/** The texts of these files, by path. What cannot be read is left out: a summary can do without any one of them. Rejects with the signal's reason on abort. */
export async function readTexts(tree: FileTree, paths: Iterable<string>, { maxBytes, signal, warn }: ReadTextsOptions): Promise<Map<string, string>> {
  const wanted = new Set(paths);
  const entries = tree.entries.filter(({ path, kind }) => wanted.delete(path) && (kind === 'file' || kind === 'executable'));
  const texts = new Map<string, string>();
  const decoder = new TextDecoder();
  try {
    for await (const { entry, bytes } of tree.read(entries, { maxBytes, ...(signal === undefined ? {} : { signal }) })) {
      signal?.throwIfAborted();
      if (bytes !== null && !bytes.subarray(0, 8_000).includes(0)) texts.set(entry.path, decoder.decode(bytes));
    }
  } catch {
    signal?.throwIfAborted();
    warn({ code: 'PARTIAL_RESULT', message: `Reading documents broke off: ${String(entries.length - texts.size)} of ${String(entries.length)} were not read. Check the repository with git fsck.` });
  }
  signal?.throwIfAborted();
  return texts;
}
